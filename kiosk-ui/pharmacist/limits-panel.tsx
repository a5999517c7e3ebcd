import type { CaseView, PhotoView } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { missingNames } from '../shared/place-name.ts';
import { customer, desk as words } from '../shared/staff-words.ts';
import { Crop } from './crop.tsx';
import { shortNameOf } from './photo-area.tsx';

interface LimitsPanelProps {
  readonly view: CaseView;
  readonly onPhoto: (id: string) => void;
}

/** The quality of the photos, what the software left out, and what it can't know. */
export function LimitsPanel({ view, onPhoto }: LimitsPanelProps) {
  const text = words.limits;
  const missing = missingNames(view.notPhotographed, customer);
  return (
    <>
      <h2>{text.photos}</h2>
      <ul class="limits-photos">
        {view.photos.map((photo) => (
          <li key={photo.id}>
            <Button kind="quiet" onPress={() => onPhoto(photo.id)}>
              {shortNameOf(view, photo)}
            </Button>
            <span>{qualityOf(photo)}</span>
          </li>
        ))}
      </ul>
      <h2>{text.dismissed}</h2>
      {view.dismissed.length === 0 ? (
        <p>{text.noneDismissed}</p>
      ) : (
        <LeftOutList view={view} onPhoto={onPhoto} />
      )}
      <h2>{text.notShown}</h2>
      <p>{missing.join('; ')}.</p>
      <h2>{text.never}</h2>
      <p>{text.neverList}</p>
      <h2>{text.known}</h2>
      <ul class="limits-known">
        {text.knownList.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <Makers view={view} />
    </>
  );
}

function qualityOf({ quality, poor, analysis, hasScale, closeupOf }: PhotoView): string {
  const text = words.limits;
  const grade =
    analysis === 'failed'
      ? text.failed
      : analysis === 'waiting'
        ? text.waiting
        : poor
          ? text.poor
          : quality.usable
            ? text.good
            : text.unusable;
  const faults = quality.faults.map((fault) => words.faults[fault]);
  const scale = closeupOf === null ? [hasScale ? text.scale : text.noScale] : [];
  return [grade, ...faults, ...scale].join(', ');
}

function LeftOutList({ view, onPhoto }: LimitsPanelProps) {
  return (
    <>
      <p>{words.limits.dismissedText}</p>
      <ul class="left-out-list">
        {view.dismissed.map((one) => (
          <li key={one.key}>
            <button type="button" class="strip-tile" onClick={() => onPhoto(one.photoId)}>
              <Crop src={one.cropUrl} alt={words.dismissals[one.reason]} later />
            </button>
            <span>
              {words.dismissals[one.reason]}: {words.classes[one.likeliest]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Makers({ view: { kiosk } }: { view: CaseView }) {
  const { serial, softwareVersion, provider, models } = kiosk;
  return (
    <>
      <h2>{words.limits.made}</h2>
      <p>{fill(words.limits.kiosk, { serial, version: softwareVersion, provider })}</p>
      <ul class="limits-known">
        {models.map(({ name, version, sha256 }) => (
          <li key={name}>{fill(words.limits.model, { name, version, hash: sha256.slice(0, 12) })}</li>
        ))}
      </ul>
    </>
  );
}
