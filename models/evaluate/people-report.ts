import type { PersonRule } from '../../src/screening/lesion/person-rule.ts';
import type { AnnotatedPhoto } from './annotated-photos.ts';
import { unitOf } from './detector-figures.ts';
import { type FoundLesion, outcomeOf, type PersonPhoto, peopleSection } from './people-figures.ts';
import type { Section } from './report.ts';
import type { AnalysedPhoto } from './wide-field-run.ts';

/** A photo whose lesions were graded at their known boxes. */
export interface KnownPhoto extends AnnotatedPhoto {
  readonly known: readonly FoundLesion[];
}

/** Grading, ranking and the result, as if the detector had found every lesion exactly. Undefined if there are no people. */
export function knownSection(photos: readonly KnownPhoto[], rule: PersonRule): Section | undefined {
  const people = personsOf(photos);
  if (people.length === 0) return undefined;
  return peopleSection(
    'People, lesions given: grading, ranking and the result',
    'Every lesion of a person is graded at its known box, as if the detector had found it exactly; then the kiosk’s own ranking and result.',
    people.map(([person, own]) => outcomeOf(person, own.map(givenPhoto), rule)),
  );
}

/** The whole pipeline. Undefined if there are no people. */
export function wholeWaySection(photos: readonly AnalysedPhoto[], rule: PersonRule): Section | undefined {
  const people = personsOf(photos);
  if (people.length === 0) return undefined;
  return peopleSection(
    'People, the whole way: finding too',
    'The photos go through the whole pipeline, so that misses and false alarms count. On lesions laid side by side the seams between them may be taken for lesions.',
    people.map(([person, own]) => outcomeOf(person, own.map(analysedPhoto), rule)),
  );
}

const personsOf = <P extends AnnotatedPhoto>(photos: readonly P[]): [string, P[]][] => [
  ...Map.groupBy(
    photos.filter(({ person }) => person !== undefined),
    unitOf,
  ),
];

const givenPhoto = ({ known }: KnownPhoto): PersonPhoto => ({
  quality: { usable: true, faults: [] },
  lesions: known.flatMap(({ detection }) => detection ?? []),
  annotated: known,
});

const analysedPhoto = ({ quality, lesions, bothStages }: AnalysedPhoto): PersonPhoto => ({
  quality,
  lesions,
  annotated: bothStages.lesions,
});
