import type { AuditEvent, DiagnosticReport, Provenance, ServiceRequest } from '@medplum/fhirtypes';
import {
  firstPhotoAt,
  type KioskIdentity,
  type Review,
  type ScreeningRecord,
} from '../../screening/record/record.ts';
import { watchUntil } from '../../screening/record/referral.ts';
import type { Entries } from './entry.ts';
import { mediaNames, observationNames } from './findings.ts';
import { pharmacistOf, pharmacyOf } from './parties.ts';
import type { FhirWords } from './words.ts';

export function diagnosticReport(
  record: ScreeningRecord,
  words: FhirWords,
  entries: Entries,
): DiagnosticReport {
  const { review, screening, startedAt, kiosk } = record;
  const result = observationNames(record).map((name) => entries.referenceTo(name));
  const media = mediaNames(record).map((name) => ({ link: entries.referenceTo(name) }));
  return {
    resourceType: 'DiagnosticReport',
    identifier: [entries.identifierOf('report')],
    status: review === null ? 'preliminary' : 'final',
    code: { text: words.referral.letterTitle },
    subject: entries.referenceTo('patient'),
    effectiveDateTime: firstPhotoAt(record),
    issued: review?.signedAt ?? startedAt,
    performer: [pharmacyOf(kiosk)],
    ...(review && { resultsInterpreter: [pharmacistOf(review)] }),
    // FHIR forbids empty lists.
    ...(result.length > 0 && { result }),
    ...(media.length > 0 && { media }),
    conclusion: conclusionOf(screening.triage?.level ?? null, review, words),
  };
}

function conclusionOf(
  level: Review['level'] | null,
  review: Review | null,
  { referral: { levels, pathways } }: FhirWords,
): string {
  const software = `Software: ${level === null ? 'no result' : levels[level]}.`;
  if (review === null) return `${software} Not yet reviewed by a pharmacist.`;
  const pathway = pathways[review.pathway].replaceAll('{date}', watchUntil(review) ?? '');
  const lines = [
    software,
    `Pharmacist: ${levels[review.level]} (${review.decision}).`,
    ...(review.reason === null ? [] : [`Reason: ${review.reason}`]),
    `${pathway}.`,
    ...(review.note.trim() === '' ? [] : [`Note: ${review.note.trim()}`]),
  ];
  return lines.join(' ');
}

/** What the pharmacist asks for; null if nothing. The parameter is a signed review, so an unsigned visit has none. */
export function serviceRequest(
  review: Review,
  record: ScreeningRecord,
  words: FhirWords,
  entries: Entries,
): ServiceRequest | null {
  if (review.pathway === 'none') return null;
  const until = watchUntil(review);
  return {
    resourceType: 'ServiceRequest',
    identifier: [entries.identifierOf('request'), { value: record.number }],
    status: 'active',
    intent: 'proposal',
    priority: review.pathway === 'urgent' ? 'urgent' : 'routine',
    code: { text: words.referral.pathways[review.pathway].replaceAll('{date}', until ?? '') },
    subject: entries.referenceTo('patient'),
    ...(until !== null && { occurrenceDateTime: until }),
    authoredOn: review.signedAt,
    requester: pharmacistOf(review),
    reasonReference: [entries.referenceTo('report')],
    ...(review.note.trim() !== '' && { note: [{ text: review.note.trim() }] }),
  };
}

const agentType = (code: string, display: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code, display }],
});

/** The kiosk made the findings; once the pharmacist has signed, the pharmacist answers for the report. */
export const provenance = (record: ScreeningRecord, entries: Entries): Provenance => ({
  resourceType: 'Provenance',
  target: ['report', ...observationNames(record)].map((name) => entries.referenceTo(name)),
  occurredDateTime: record.startedAt,
  recorded: record.review?.signedAt ?? record.startedAt,
  agent: [
    { type: agentType('author', 'Author'), who: entries.referenceTo('device') },
    ...(record.review ? [{ type: agentType('attester', 'Attester'), who: pharmacistOf(record.review) }] : []),
  ],
});

/** Records that this bundle left the kiosk. */
export const auditEvent = (exportedAt: string, { serial }: KioskIdentity, entries: Entries): AuditEvent => ({
  resourceType: 'AuditEvent',
  type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110106', display: 'Export' },
  action: 'R',
  recorded: exportedAt,
  outcome: '0',
  agent: [{ who: entries.referenceTo('device'), name: serial, requestor: true }],
  source: { observer: entries.referenceTo('device') },
  entity: [{ what: entries.referenceTo('patient') }],
});
