import { useState } from 'preact/hooks';
import type { CaseView, LesionView } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { VisitImg } from '../shared/pictures.tsx';
import { placeName } from '../shared/place-name.ts';
import { desk as words } from '../strings/en/pharmacist.ts';
import { BandNote } from './band-note.tsx';
import { CropView } from './crop-view.tsx';
import { BandTag, NumberTag } from './rings.tsx';

interface LesionPanelProps {
  readonly view: CaseView;
  readonly lesion: LesionView | undefined;
  readonly onChoose: (key: string) => void;
  readonly onPhoto: (id: string) => void;
}

/** Everything about one lesion. */
export function LesionPanel({ view, lesion, onChoose, onPhoto }: LesionPanelProps) {
  const [evidence, setEvidence] = useState(0);
  if (lesion === undefined) return <p>{words.lesion.noLesion}</p>;
  const standing = view.lesions.filter(({ sameAs }) => sameAs === null);
  const at = standing.findIndex(({ key }) => key === (lesion.sameAs ?? lesion.key));
  const step = (to: number) => {
    const next = standing[to];
    if (next) onChoose(next.key);
  };
  return (
    <>
      <div class="lesion-head">
        <Button kind="quiet" label={words.lesion.previous} disabled={at <= 0} onPress={() => step(at - 1)}>
          ‹
        </Button>
        <h2 data-chosen-lesion={lesion.number}>
          <NumberTag lesion={lesion} /> {fill(words.lesion.title, { n: lesion.number })}
          <small>
            {placeName(lesion.place)}
            {lesion.toShow && `, ${words.lesion.shown}`}
          </small>
        </h2>
        <Button
          kind="quiet"
          label={words.lesion.next}
          disabled={at >= standing.length - 1}
          onPress={() => step(at + 1)}
        >
          ›
        </Button>
      </div>
      <CropView key={lesion.key} view={view} lesion={lesion} evidence={evidence} onEvidence={setEvidence} />
      <p class="lesion-band">
        {words.lesion.band} <BandTag level={lesion.level} />
      </p>
      {lesion.moved !== null && <p data-moved={lesion.moved}>{words.moved[lesion.moved]}</p>}
      <BandNote bands={view.bands} lesion={lesion} />
      <Facts view={view} lesion={lesion} count={standing.length} onPhoto={onPhoto} />
      <Similar view={view} lesion={lesion} onChoose={onChoose} />
    </>
  );
}

interface FactsProps extends Pick<LesionPanelProps, 'view' | 'onPhoto'> {
  readonly lesion: LesionView;
  readonly count: number;
}

function Facts({ view, lesion, count, onPhoto }: FactsProps) {
  const { oddnessRank, size, likeliest, pigmented, doubts, closeups } = lesion;
  const text = words.lesion;
  const others = view.lesions.filter(
    ({ key, sameAs }) =>
      key !== lesion.key && (sameAs === (lesion.sameAs ?? lesion.key) || key === lesion.sameAs),
  );
  return (
    <dl class="facts">
      <dt>{text.oddness}</dt>
      <dd>{oddnessRank === null ? text.noRank : fill(text.rank, { rank: oddnessRank, total: count })}</dd>
      <dt>{text.size}</dt>
      <dd>
        {size === null ? (
          <>
            {text.noSize}.{' '}
            <a href="/scale-cards.pdf" download>
              {text.printCards}
            </a>
          </>
        ) : (
          fill(text.sizeMm, { mm: size.mm.toFixed(1), error: size.error.toFixed(1) })
        )}
      </dd>
      <dt>{text.likeliest}</dt>
      <dd>{words.classes[likeliest]}</dd>
      {pigmented === false && (
        <>
          <dt>{text.colour}</dt>
          <dd>{text.notBrown}</dd>
        </>
      )}
      {doubts.length > 0 && (
        <>
          <dt>{text.doubts}</dt>
          <dd>{doubts.map((doubt) => words.doubts[doubt]).join(' ')}</dd>
        </>
      )}
      {others.length > 0 && (
        <>
          <dt>{text.views}</dt>
          <dd>{others.map(({ place }) => placeName(place)).join('; ')}</dd>
        </>
      )}
      {closeups.length > 0 && (
        <>
          <dt>{text.closeups}</dt>
          <dd class="facts-buttons">
            {closeups.map(({ photoId, level }, i) => (
              <Button key={photoId} kind="quiet" onPress={() => onPhoto(photoId)}>
                {fill(text.closeup, { n: i + 1, band: level === null ? text.notGraded : words.bands[level] })}
              </Button>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Similar({
  view,
  lesion,
  onChoose,
}: Omit<FactsProps, 'count' | 'onPhoto'> & { onChoose: (key: string) => void }) {
  const similar = lesion.similar.flatMap((key) => view.lesions.find((one) => one.key === key) ?? []);
  if (similar.length === 0) return null;
  return (
    <section class="similar">
      <h3>{words.lesion.similar}</h3>
      <ul>
        {similar.map((other) => (
          <li key={other.key}>
            <button
              type="button"
              class="strip-tile"
              aria-label={`${fill(words.lesion.title, { n: other.number })}. ${words.bands[other.level]}`}
              onClick={() => onChoose(other.key)}
            >
              <VisitImg src={other.cropUrl} alt="" />
              <NumberTag lesion={other} />
              <BandTag level={other.level} short />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
