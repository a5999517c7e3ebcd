import type { Bundle, BundleEntry } from '@medplum/fhirtypes';
import { plainRecord } from '../../screening/record/plain-record.ts';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import { questionnaireResponse } from './answers.ts';
import { auditEvent, diagnosticReport, provenance, serviceRequest } from './decision.ts';
import { Entries } from './entry.ts';
import { findings } from './findings.ts';
import type { CutOut } from './media.ts';
import { consent, device, patient } from './parties.ts';
import type { FhirWords } from './words.ts';

export interface BundleContext {
  readonly words: FhirWords;
  /** "Research use only. Not a diagnosis." (RULES.md 9) */
  readonly researchNotice: string;
  /** JPEGs as the camera gave them, by the ids of captures and close-ups. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** The numbered lesions at full resolution, by number; empty where they can't be cut out. */
  readonly crops: ReadonlyMap<number, CutOut>;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
}

/**
 * A visit as a FHIR R4 bundle (RULES.md 16): a transaction, to be kept as a file or posted to a server. The ids of its
 * resources are derived from the visit (urn:uuid), so that a server that has them already keeps its own: in a bundle
 * sent twice only Provenance and AuditEvent are new. The software's observations and the report are preliminary until
 * the pharmacist has signed, and only then is there a ServiceRequest. Sites and sides have SNOMED CT codes; where no
 * code is certain, words stand alone.
 */
export function bundleOf(given: ScreeningRecord, context: BundleContext): Bundle {
  const record = plainRecord(given);
  const { words, researchNotice, photos, crops, exportedAt } = context;
  const entries = new Entries(record.screening.id);
  const request = record.review && serviceRequest(record.review, record, words, entries);
  const entry: BundleEntry[] = [
    entries.entry('patient', patient(record, entries), true),
    entries.entry('consent', consent(record, entries), true),
    entries.entry('device', device(record.kiosk, researchNotice, entries), true),
    ...findings(record, { entries, words, photos, crops }),
    entries.entry('answers', questionnaireResponse(record, words, entries), true),
    entries.entry('report', diagnosticReport(record, words, entries), true),
    ...(request ? [entries.entry('request', request, true)] : []),
    entries.entry('provenance', provenance(record, entries), false),
    entries.entry('audit', auditEvent(exportedAt, record.kiosk, entries), false),
  ];
  return {
    resourceType: 'Bundle',
    identifier: entries.identifierOf('bundle'),
    type: 'transaction',
    timestamp: exportedAt,
    entry,
  };
}
