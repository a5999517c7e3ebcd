import { useState } from 'preact/hooks';
import type { BodySite, KioskState, Place, Point, View } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { placeName } from '../shared/place-name.ts';
import { Figure } from './body-map.tsx';
import { counted, dictionary } from './words.ts';

const choose = ({ site, view }: Place, point: Point | null) =>
  request({ type: 'choose-site', site: site satisfies BodySite, view, point });

const sides: readonly View[] = ['front', 'back'];

/** Asks where the spot is: the customer touches one of the figures, or goes through the whole body. */
export function BodySiteStep({ state }: { state: KioskState }) {
  const words = dictionary.value.bodySite;
  const [named, setNamed] = useState<Place | null>(null);
  const { fullCheckPhotos: left, photos } = state;
  return (
    <div class="body-site">
      <div class="words-title">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="site-name">{named && placeName(named, dictionary.value)}</p>
      </div>
      <div class="figures">
        {sides.map((side) => (
          <Figure key={side} side={side} onChoose={choose} onName={setNamed} />
        ))}
      </div>
      <div class="actions">
        {left > 0 && (
          <Button onPress={() => request({ type: 'check-all' })}>
            {counted(photos.length > 0 ? words.rest : words.all, left)}
          </Button>
        )}
        {photos.length > 0 ? (
          <Button onPress={() => request({ type: 'back-to-result' })}>{words.backToResult}</Button>
        ) : (
          <Button onPress={() => request({ type: 'review-answers' })}>{dictionary.value.answers.open}</Button>
        )}
      </div>
    </div>
  );
}
