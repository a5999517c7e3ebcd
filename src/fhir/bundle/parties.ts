import type { Consent, Device, Patient, Reference } from '@medplum/fhirtypes';
import type { KioskIdentity, Review, ScreeningRecord } from '../../screening/record/record.ts';
import type { Entries } from './entry.ts';

/** Who and what a visit is about: as little as possible of the person, as much as possible of the kiosk. */

/** The number on the papers stands for the person; there is a name only if the person gave the pharmacist one. */
export const patient = ({ number, alias }: ScreeningRecord, entries: Entries): Patient => ({
  resourceType: 'Patient',
  identifier: [entries.identifierOf('patient'), { use: 'temp', value: number }],
  active: true,
  ...(alias !== null && { name: [{ use: 'anonymous', text: alias }] }),
});

export const device = (
  { softwareVersion, serial, models, provider }: KioskIdentity,
  researchNotice: string,
  entries: Entries,
): Device => ({
  resourceType: 'Device',
  identifier: [entries.identifierOf('device')],
  status: 'active',
  serialNumber: serial,
  deviceName: [{ name: 'spl-kiosk', type: 'model-name' }],
  version: [
    { type: { text: 'software' }, value: softwareVersion },
    { type: { text: 'models run on' }, value: provider },
    ...models.map(({ name, version, sha256 }) => ({
      type: { text: name },
      value: `${version} sha256:${sha256}`,
    })),
  ],
  note: [{ text: researchNotice }],
});

/** Names the sentences of consent that the screen shows, and their version; HL7 has no code for such a policy. */
const policy = 'urn:uuid:0b0c6f0e-3f0b-4f5e-8a37-6a2f6a3c9d51';

/** The person's consent to the check, given before any photo, and to the pharmacist seeing it, if handed over. */
export const consent = ({ startedAt, screening }: ScreeningRecord, entries: Entries): Consent => ({
  resourceType: 'Consent',
  identifier: [entries.identifierOf('consent')],
  status: 'active',
  scope: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/consentscope',
        code: 'patient-privacy',
        display: 'Privacy Consent',
      },
    ],
  },
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }] }],
  patient: entries.referenceTo('patient'),
  dateTime: startedAt,
  policy: [{ uri: policy }],
  provision: {
    type: 'permit',
    purpose: [
      { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT', display: 'treatment' },
    ],
    code: [
      { text: 'Photos of the skin and their check on the kiosk' },
      ...(screening.handedOver === 'yes' ? [{ text: 'Photos and answers shown to the pharmacist' }] : []),
    ],
  },
});

/** The pharmacy, which has no resource of its own in the bundle. */
export const pharmacyOf = ({ pharmacy }: KioskIdentity): Reference<never> => ({
  type: 'Organization',
  display: pharmacy,
});

/** The pharmacist, who has no resource of their own in the bundle. */
export const pharmacistOf = ({ pharmacist }: Review): Reference<never> => ({
  display: pharmacist.name,
  identifier: { value: pharmacist.registration },
});
