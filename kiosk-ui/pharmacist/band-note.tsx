import type { BandCount, CaseView, LesionView } from '../../src/contract/pharmacist.ts';
import { fill } from '../shared/fill.ts';
import { customer, desk as words } from '../shared/staff-words.ts';

interface BandNoteProps {
  readonly bands: CaseView['bands'];
  readonly lesion: LesionView;
  /** Says only what the band means in this pharmacy. */
  readonly isBrief: boolean;
}

/** What lesions of this band turned out to be, where that is known. It is never a figure about this lesion. */
export function BandNote({ bands, lesion, isBrief }: BandNoteProps) {
  const { ownLevel: level, closeups } = lesion;
  const note = words.bandNote;
  const number = new Intl.NumberFormat(customer.locale);
  if (level === 'unassessable') return <p class="band-note">{note.unassessable}</p>;
  if (bands === null) return <p class="band-note">{note.notCounted}</p>;
  const counted = bands.wideField[level];
  const close = bands.closeUp[level];
  const { peoplePerSpl, spotsPerPerson, spotsPerSpl } = bands.inPharmacy;
  return (
    <div class="band-note">
      <p>
        {fill(note.inPharmacy, {
          people: number.format(peoplePerSpl),
          found: number.format(spotsPerPerson),
          spots: number.format(spotsPerSpl[level]),
          band: words.bandNames[level],
        })}
      </p>
      {!isBrief && (
        <>
          <p>
            {fill(note.counted, {
              ...hundred(counted),
              other: 100 - hundred(counted).spl,
              band: words.bandNames[level],
            })}
          </p>
          <p class="small">
            {fill(note.basis, {
              lesions: counted.lesions,
              people: counted.people,
              all: hundred(bands.wideField.all).spl,
            })}{' '}
            {closeups.some((one) => one.level === level) &&
              fill(note.closeup, { ...hundred(close), lesions: close.lesions })}
          </p>
        </>
      )}
    </div>
  );
}

const hundred = ({ lesions, spl, low, high }: BandCount) => ({
  spl: Math.round((100 * spl) / Math.max(1, lesions)),
  low: Math.round(100 * low),
  high: Math.round(100 * high),
});
