import { useState } from 'preact/hooks';
import type { CaseView, LesionView } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { Files } from '../shared/files.tsx';
import { fill } from '../shared/fill.ts';
import { placeName } from '../shared/place-name.ts';
import { customer, deskLink, desk as words } from '../shared/staff-words.ts';
import { Crop } from './crop.tsx';
import { CropView } from './crop-view.tsx';
import { BandTag, NumberTag } from './rings.tsx';

interface LesionPanelProps {
  readonly view: CaseView;
  readonly lesion: LesionView;
  readonly onChoose: (key: string) => void;
  readonly onPhoto: (id: string) => void;
}

/** What more is known about the chosen lesion. */
export function LesionPanel({ view, lesion, onChoose, onPhoto }: LesionPanelProps) {
  const [evidence, setEvidence] = useState(0);
  return (
    <div class="lesion-more">
      <CropView key={lesion.key} view={view} lesion={lesion} evidence={evidence} onEvidence={setEvidence} />
      <Facts view={view} lesion={lesion} onPhoto={onPhoto} />
      <Similar view={view} lesion={lesion} onChoose={onChoose} />
    </div>
  );
}

type FactsProps = Omit<LesionPanelProps, 'onChoose'>;

function Facts({ view, lesion, onPhoto }: FactsProps) {
  const { size, likeliest, pigmented, doubts, closeups } = lesion;
  const text = words.lesion;
  const others = view.lesions.filter(
    ({ key, sameAs }) =>
      key !== lesion.key && (sameAs === (lesion.sameAs ?? lesion.key) || key === lesion.sameAs),
  );
  return (
    <dl class="facts">
      {size === null && (
        <>
          <dt>{text.size}</dt>
          <dd>
            {text.noSize}.{' '}
            <Files
              files={[{ href: '/pharmacist/scale-cards.pdf', name: text.printCards }]}
              instead={deskLink.noFiles}
              inText
            />
          </dd>
        </>
      )}
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
          <dd>{others.map(({ place }) => placeName(place, customer)).join('; ')}</dd>
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

function Similar({ view, lesion, onChoose }: Omit<LesionPanelProps, 'onPhoto'>) {
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
              <Crop src={other.cropUrl} later />
              <NumberTag lesion={other} />
              <BandTag level={other.level} short />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
