import type { PhotoView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { placeName } from '../shared/place-name.ts';
import { dictionary } from './words.ts';

interface PhotoPagerProps {
  readonly photos: readonly PhotoView[];
  readonly photo: PhotoView;
  readonly onChoose: (id: string) => void;
}

/** Pages through the photos of a visit; empty if there is only one. */
export function PhotoPager({ photos, photo, onChoose }: PhotoPagerProps) {
  const at = photos.indexOf(photo);
  if (photos.length < 2) return null;
  const turn = (to: number) => {
    const next = photos[to];
    if (next) onChoose(next.id);
  };
  return (
    <fieldset class="pager" aria-label={dictionary.value.photo.photos}>
      <Button disabled={at <= 0} label={dictionary.value.photo.before} onPress={() => turn(at - 1)}>
        ‹
      </Button>
      <p class="pager-place" aria-live="polite">
        {fill(dictionary.value.photo.place, {
          n: at + 1,
          total: photos.length,
          site: placeName(photo.place, dictionary.value),
        })}
      </p>
      <Button
        disabled={at >= photos.length - 1}
        label={dictionary.value.photo.next}
        onPress={() => turn(at + 1)}
      >
        ›
      </Button>
    </fieldset>
  );
}
