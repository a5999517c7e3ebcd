import { useEffect, useRef } from 'preact/hooks';
import type { CaseView, LesionView } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { placeName } from '../shared/place-name.ts';
import { customer, tenths, desk as words } from '../shared/staff-words.ts';
import { BandNote } from './band-note.tsx';
import { contradictionsOf } from './contradictions.ts';
import { Crop } from './crop.tsx';
import { LesionPanel } from './lesion-panel.tsx';
import { oddnessText } from './oddness-text.ts';
import { BandTag, NumberTag } from './rings.tsx';

interface SpotsProps {
  readonly view: CaseView;
  /** Each lesion once, in the order of their numbers. */
  readonly standing: readonly LesionView[];
  readonly chosen: LesionView | undefined;
  readonly onChoose: (key: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onPhoto: (id: string) => void;
}

/** The spots with a number on the slip, and the chosen lesion with everything that is known about it. */
export function Spots({ view, standing, chosen, onChoose, onStep, onPhoto }: SpotsProps) {
  const text = words.lesion;
  const current = chosen?.sameAs ?? chosen?.key;
  const at = standing.findIndex(({ key }) => key === current);
  const list = useRef<HTMLOListElement>(null);
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    list.current?.querySelector('[data-chosen="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (standing.length === 0) return <p>{text.noLesion}</p>;
  const cards = standing.filter(({ toShow, key }) => toShow || key === current);
  return (
    <section class="spots">
      <div class="spots-head">
        <h2>{text.first}</h2>
        <Button kind="quiet" label={text.previous} keys="Alt+P" disabled={at <= 0} onPress={() => onStep(-1)}>
          ‹
        </Button>
        <Button
          kind="quiet"
          label={text.next}
          keys="Alt+N"
          disabled={at >= standing.length - 1}
          onPress={() => onStep(1)}
        >
          ›
        </Button>
      </div>
      <ol ref={list}>
        {cards.map((lesion) => (
          <SpotCard
            key={lesion.key}
            view={view}
            lesion={lesion}
            count={standing.length}
            isChosen={lesion.key === current}
            onChoose={onChoose}
            onPhoto={onPhoto}
          />
        ))}
      </ol>
    </section>
  );
}

interface CardProps extends Pick<SpotsProps, 'view' | 'onChoose' | 'onPhoto'> {
  readonly lesion: LesionView;
  readonly count: number;
  readonly isChosen: boolean;
}

function SpotCard({ view, lesion, count, isChosen, onChoose, onPhoto }: CardProps) {
  const { number, key, place, level, oddnessRank, size, cropUrl } = lesion;
  const text = words.lesion;
  return (
    <li class="spot-card" data-spot={number} data-chosen={isChosen}>
      <button type="button" class="spot-head" aria-pressed={isChosen} onClick={() => onChoose(key)}>
        <Crop src={cropUrl} />
        <span class="spot-title">
          <NumberTag lesion={lesion} />
          <strong>{fill(text.title, { n: number })}</strong> {placeName(place, customer)}
        </span>
        <BandTag level={level} />
      </button>
      <div class="spot-words">
        <BandNote bands={view.bands} lesion={lesion} isBrief={!isChosen} />
        <p>{oddnessText(oddnessRank, count)}.</p>
        {size !== null && (
          <p>
            {fill(text.sizeMm, { mm: tenths(size.mm), error: tenths(size.error) })}
            {size.mm >= 7 && ` (${words.sevenPoint['diameter-7mm']})`}
          </p>
        )}
        <Moved lesion={lesion} />
        <Contradictions lesion={lesion} />
      </div>
      {isChosen && <LesionPanel view={view} lesion={lesion} onChoose={onChoose} onPhoto={onPhoto} />}
    </li>
  );
}

/** What the software did to the lesion's level, and why. */
function Moved({ lesion: { moved, level, ownLevel } }: { lesion: LesionView }) {
  if (moved === null) return null;
  const names = { from: words.bandNames[ownLevel], to: words.bandNames[level] };
  return <p data-moved={moved}>{fill(words.moved[moved], names)}</p>;
}

function Contradictions({ lesion }: { lesion: LesionView }) {
  const found = contradictionsOf(lesion);
  const { likeliest, level, closeups } = lesion;
  const closeup = closeups.find((one) => one.level !== null && one.level !== level)?.level ?? level;
  const names = {
    likeliest: words.classes[likeliest],
    band: words.bandNames[level],
    closeup: words.bandNames[closeup],
  };
  return (
    <>
      {found.map((one) => (
        <p key={one} class="contradiction" data-contradiction={one}>
          {fill(words.contradictions[one], names)}
        </p>
      ))}
    </>
  );
}
