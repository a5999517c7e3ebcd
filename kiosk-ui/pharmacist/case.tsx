import { useEffect, useState } from 'preact/hooks';
import type { CaseView, LesionView } from '../../src/contract/pharmacist.ts';
import { desk as words } from '../strings/en/pharmacist.ts';
import { AnswersPanel } from './answers-panel.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { LesionPanel } from './lesion-panel.tsx';
import { LesionTable } from './lesion-table.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { PhotoArea } from './photo-area.tsx';
import { Strip } from './strip.tsx';
import { Suggestion } from './suggestion.tsx';
import { type Tab, Tabs } from './tabs.tsx';
import { useFocus } from './use-focus.ts';

/** One screening: its photos and lesions on one side, the findings and the decision on the other. */
export function Case({ view }: { view: CaseView }) {
  const main = useFocus();
  const [tab, setTab] = useState<Tab>('lesion');
  const [chosenKey, choose] = useState<string | null>(null);
  const [photoId, showPhoto] = useState<string | null>(null);
  const standing = view.lesions.filter(({ sameAs }) => sameAs === null);
  const chosen = view.lesions.find(({ key }) => key === chosenKey) ?? firstOf(standing);
  const photo = view.photos.find(({ id }) => id === (photoId ?? chosen?.photoId)) ?? view.photos[0];
  // Choosing a lesion anywhere shows it in its photo.
  useEffect(() => {
    if (chosen && chosenKey !== null) showPhoto(chosen.photoId);
  }, [chosenKey]);
  const pick = (key: string) => {
    choose(key);
    if (tab !== 'lesion' && tab !== 'table') setTab('lesion');
    if (chosenKey === key && chosen) showPhoto(chosen.photoId);
  };
  return (
    <main ref={main} class="case" tabIndex={-1} data-case={view.number} aria-label={words.title}>
      <section class="case-left">
        {photo === undefined ? (
          <p class="case-empty">{view.incomplete ? words.result.incomplete : words.lesion.noLesion}</p>
        ) : (
          <PhotoArea view={view} photo={photo} chosen={chosen} onChoose={pick} onPhoto={showPhoto} />
        )}
        {standing.length > 0 && <Strip lesions={standing} chosen={chosen?.key ?? null} onChoose={pick} />}
      </section>
      <section class="case-right">
        <Suggestion view={view} />
        <Tabs chosen={tab} onChoose={setTab}>
          {tab === 'lesion' && (
            <LesionPanel view={view} lesion={chosen} onChoose={pick} onPhoto={showPhoto} />
          )}
          {tab === 'table' && <LesionTable view={view} chosen={chosen?.key ?? null} onChoose={pick} />}
          {tab === 'answers' && <AnswersPanel view={view} />}
          {tab === 'limits' && <LimitsPanel view={view} onPhoto={showPhoto} />}
          {tab === 'decide' && <DecidePanel view={view} />}
        </Tabs>
      </section>
    </main>
  );
}

/** The lesion to show first: the customer's first spot, or else the oddest lesion. */
const firstOf = (lesions: readonly LesionView[]): LesionView | undefined =>
  lesions.find(({ number }) => number === 1) ?? lesions[0];
