import { useEffect, useState } from 'preact/hooks';
import type { CaseView } from '../../src/contract/pharmacist.ts';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { AnswersPanel } from './answers-panel.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { Fold } from './fold.tsx';
import { useKeys } from './keys.ts';
import { LesionTable } from './lesion-table.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { PhotoArea } from './photo-area.tsx';
import { SevenPointForm } from './seven-point-form.tsx';
import { Spots } from './spots.tsx';
import { Strip } from './strip.tsx';
import { Suggestion } from './suggestion.tsx';
import { useFocus } from './use-focus.ts';

/** One screening on one page: its photos, what was found, and the decision. */
export function Case({ view }: { view: CaseView }) {
  const main = useFocus();
  const [chosenKey, choose] = useState<string | null>(null);
  const [photoId, showPhoto] = useState<string | null>(null);
  const standing = view.lesions.filter(({ sameAs }) => sameAs === null);
  const byNumber = standing.toSorted((a, b) => a.number - b.number);
  const chosen = view.lesions.find(({ key }) => key === chosenKey) ?? byNumber[0];
  const photo = view.photos.find(({ id }) => id === (photoId ?? chosen?.photoId)) ?? view.photos[0];
  // Choosing a lesion anywhere shows it in its photo.
  useEffect(() => {
    if (chosen && chosenKey !== null) showPhoto(chosen.photoId);
  }, [chosenKey]);
  const pick = (key: string) => {
    choose(key);
    if (chosenKey === key && chosen) showPhoto(chosen.photoId);
  };
  const step = (by: 1 | -1) => {
    const at = byNumber.findIndex(({ key }) => key === (chosen?.sameAs ?? chosen?.key));
    const next = byNumber[at + by];
    if (next) pick(next.key);
  };
  useKeys(view, step);
  return (
    <main ref={main} class="case" tabIndex={-1} data-case={view.number} aria-label={words.title}>
      <section class="case-photos">
        {photo === undefined ? (
          <p class="case-empty">{view.incomplete ? words.result.incomplete : words.lesion.noLesion}</p>
        ) : (
          <PhotoArea view={view} photo={photo} chosen={chosen} onChoose={pick} onPhoto={showPhoto} />
        )}
        {standing.length > 0 && <Strip lesions={standing} chosen={chosen?.key ?? null} onChoose={pick} />}
      </section>
      <section class="case-findings" aria-label={words.findings.label}>
        <Suggestion view={view} />
        <Spots
          view={view}
          standing={byNumber}
          chosen={chosen}
          onChoose={pick}
          onStep={step}
          onPhoto={showPhoto}
        />
        <SevenPointForm view={view} />
        <AnswersPanel view={view} />
        <Fold name="table" title={fill(words.findings.table, { n: standing.length })}>
          {() => <LesionTable view={view} chosen={chosen?.key ?? null} onChoose={pick} />}
        </Fold>
        <Fold name="limits" title={words.findings.limits}>
          {() => <LimitsPanel view={view} onPhoto={showPhoto} />}
        </Fold>
        <p class="small">{words.findings.keys}</p>
      </section>
      <section class="case-decide" aria-label={words.decide.decision}>
        <DecidePanel view={view} />
      </section>
    </main>
  );
}
