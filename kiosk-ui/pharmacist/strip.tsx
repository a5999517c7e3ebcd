import { useEffect, useRef } from 'preact/hooks';
import type { LesionView } from '../../src/contract/pharmacist.ts';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { Crop } from './crop.tsx';
import { BandTag, NumberTag } from './rings.tsx';

interface StripProps {
  /** In order, the oddest first. */
  readonly lesions: readonly LesionView[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** The montage: all lesions side by side, from odd to common. */
export function Strip({ lesions, chosen, onChoose }: StripProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-pressed="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const ranked = lesions[0]?.oddnessRank != null;
  return (
    <section class="strip">
      <h2>{ranked ? words.strip.label : words.strip.byScore}</h2>
      <ol ref={list}>
        {lesions.map((lesion) => (
          <li key={lesion.key}>
            <button
              type="button"
              class="strip-tile"
              data-lesion={lesion.number}
              aria-pressed={lesion.key === chosen}
              aria-label={`${fill(words.lesion.title, { n: lesion.number })}. ${words.bands[lesion.level]}`}
              onClick={() => onChoose(lesion.key)}
            >
              <Crop src={lesion.cropUrl} later={!lesion.toShow} />
              <NumberTag lesion={lesion} />
              <BandTag level={lesion.level} short />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
