import type { Bundle, Observation, Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { bundleOf } from '../../src/fhir/bundle/bundle.ts';
import { lateralityOf, siteConcept } from '../../src/fhir/bundle/sites.ts';
import { pathways } from '../../src/screening/record/record.ts';
import { bodySites, isPlace, views } from '../../src/screening/space/body-site.ts';
import { newScreening } from '../../src/screening/visit/screening.ts';
import { expectValid, schemaFaults } from '../fakes/records/fhir-r4.ts';
import { sampleCapture, sampleRecord, sampleReview, sampleScreening } from '../fakes/records/record.ts';

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
const context = {
  words: enReferral,
  researchNotice: 'Research use only. Not a diagnosis.',
  photos: new Map([['photo-1', jpeg]]),
  crops: new Map(),
  exportedAt: '2026-11-23T15:00:00Z',
};

const bundle = (change: Parameters<typeof sampleRecord>[0] = {}): Bundle =>
  bundleOf(sampleRecord(change), context);

const resources = <T extends Resource['resourceType']>(of: Bundle, type: T) =>
  (of.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as Extract<Resource, { resourceType: T }>] : [],
  );

const closeup = {
  id: 'close-1',
  captureId: 'photo-1',
  lesionId: 'lesion-1',
  width: 100,
  height: 100,
  simulated: true,
  quality: { usable: false, faults: ['blurred'] },
  poor: true,
  analysis: 'done',
  lesion: null,
} as const;

/** Visits of every kind. */
const visits: Record<string, Parameters<typeof sampleRecord>[0]> = {
  signed: {},
  'not signed': { review: null, alias: null },
  overridden: { review: sampleReview({ decision: 'override', reason: 'Old scar.', level: 'no-finding' }) },
  'with a close-up on an arm': {
    screening: sampleScreening({
      captures: [sampleCapture({ site: 'left-arm', view: 'front' })],
      closeups: [closeup],
    }),
  },
  'without a photo': { review: null, screening: { ...newScreening('s'), step: 'speak-now' } },
  ...Object.fromEntries(pathways.map((pathway) => [pathway, { review: sampleReview({ pathway }) }])),
};

describe('the bundle', () => {
  it.each(Object.entries(visits))('is valid FHIR R4: %s', (_kind, change) => {
    const made = bundle(change);
    for (const { resource } of made.entry ?? []) if (resource) expectValid(resource);
    expectValid(made);
    expect(schemaFaults(made)).toEqual([]);
  });

  it('the checks find what is wrong', () => {
    const { entry = [], ...made } = bundle();
    const wrong = { ...made, type: 'parcel', entry: [{ ...entry[0], resources: {} }] } as unknown as Bundle;
    expect(schemaFaults(wrong)).toEqual(['Bundle.type: parcel', 'Bundle.entry.resources: no such element']);
    // No subject-matter rule without its data: a consent needs a policy.
    const [consent] = resources(bundle(), 'Consent');
    const { policyRule: _gone, ...without } = consent ?? {};
    expect(() => expectValid(without as Resource)).toThrow(/ppc-1/);
    expect(() => expectValid({ resourceType: 'Media', status: 'completed' } as Resource)).toThrow(/content/);
  });

  it('has every resource that RULES.md 16 lists, each with an address of its own', () => {
    const made = bundle();
    const types = (made.entry ?? []).map(({ resource }) => resource?.resourceType);
    expect(types).toEqual([
      'Patient',
      'Consent',
      'Device',
      'Media',
      ...Array.from({ length: 4 }, () => ['BodyStructure', 'Observation']).flat(),
      'QuestionnaireResponse',
      'DiagnosticReport',
      'ServiceRequest',
      'Provenance',
      'AuditEvent',
    ]);
    const urls = (made.entry ?? []).map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const url of urls) expect(url).toMatch(uuid);
    // Every reference leads to a resource of the bundle.
    const references = [...JSON.stringify(made).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
    expect(references.length).toBeGreaterThan(20);
    for (const url of references) expect(urls).toContain(url);
  });

  it('is preliminary and asks for nothing until the pharmacist signed', () => {
    for (const review of [null, sampleReview()]) {
      const made = bundle({ review });
      const status = review === null ? 'preliminary' : 'final';
      expect(resources(made, 'Observation').map((one) => one.status)).toEqual([
        status,
        status,
        status,
        status,
      ]);
      expect(resources(made, 'DiagnosticReport')[0]?.status).toBe(status);
      expect(resources(made, 'ServiceRequest')).toHaveLength(review === null ? 0 : 1);
      expect(resources(made, 'Provenance')[0]?.agent).toHaveLength(review === null ? 1 : 2);
    }
  });

  it.each([
    ['urgent', 'urgent', undefined],
    ['routine', 'routine', undefined],
    ['not-assessable', 'routine', undefined],
    ['watch-8-weeks', 'routine', '2027-01-18'],
  ] as const)('pathway %s is a proposal with priority %s', (pathway, priority, occurrenceDateTime) => {
    const [request] = resources(bundle({ review: sampleReview({ pathway }) }), 'ServiceRequest');
    expect(request).toMatchObject({ intent: 'proposal', priority });
    expect(request?.occurrenceDateTime).toBe(occurrenceDateTime);
  });

  it('asks for nothing where the pharmacist asks for nothing', () => {
    expect(resources(bundle({ review: sampleReview({ pathway: 'none' }) }), 'ServiceRequest')).toEqual([]);
  });

  it('says of a lesion its site, size, band and rank, and no score', () => {
    const made = bundle();
    const [, second] = resources(made, 'Observation');
    expect(second?.bodySite).toMatchObject({ text: 'Upper back', coding: [{ code: '77568009' }] });
    expect(second?.valueCodeableConcept?.text).toBe(enReferral.referral.bands.refer);
    const component = (text: string) =>
      second?.component?.find(({ code }) => code.text === text) as Observation;
    expect(component('Number on the papers')).toMatchObject({ valueInteger: 2 });
    expect(component('Longest diameter')).toMatchObject({ valueQuantity: { value: 8.9, code: 'mm' } });
    expect(component('Rank by oddness of 4 spots')).toMatchObject({ valueInteger: 1 });
    expect(JSON.stringify(made)).not.toMatch(/splScore|probabilit|0\.79/);
  });

  it('keeps a skipped item without an answer', () => {
    const [answers] = resources(bundle(), 'QuestionnaireResponse');
    const item = (linkId: string) => answers?.item?.[0]?.item?.find((one) => one.linkId === linkId);
    expect(item('oozing')).toMatchObject({ linkId: 'oozing' });
    expect(item('oozing')?.answer).toBeUndefined();
    expect(item('diameter-7mm')?.answer?.[0]).toMatchObject({
      valueCoding: { code: 'yes' },
      item: [{ answer: [{ valueString: 'measured' }] }],
    });
    expect(item('at-least')?.answer).toEqual([{ valueBoolean: true }]);
  });

  it('carries the photo as it is, and says of a photo that is gone that it was there', () => {
    const [media] = resources(bundle(), 'Media');
    expect(media?.content.data).toBe(Buffer.from(jpeg).toString('base64'));
    const gone = bundleOf(sampleRecord(), { ...context, photos: new Map() });
    expect(resources(gone, 'Media')[0]?.content).not.toHaveProperty('data');
  });

  it('carries each numbered lesion cut out, and its observation refers to it', () => {
    const crops = new Map([[2, { jpeg, width: 318, height: 318 }]]);
    const made = bundleOf(sampleRecord(), { ...context, crops });
    for (const { resource } of made.entry ?? []) if (resource) expectValid(resource);
    const [, crop] = resources(made, 'Media');
    expect(crop).toMatchObject({ width: 318, content: { title: '2: Upper back' } });
    const url = made.entry?.find(({ resource }) => resource === crop)?.fullUrl;
    const referring = resources(made, 'Observation').filter(({ derivedFrom = [] }) =>
      derivedFrom.some(({ reference }) => reference === url),
    );
    expect(referring.map(({ component = [] }) => component[0]?.valueInteger)).toEqual([2]);
  });

  it('names the person no more than the person did', () => {
    expect(resources(bundle(), 'Patient')[0]?.name).toEqual([{ use: 'anonymous', text: 'M. K.' }]);
    expect(resources(bundle({ alias: null }), 'Patient')[0]).not.toHaveProperty('name');
  });

  it('is the same for the same visit, and another for another', () => {
    expect(bundle()).toEqual(bundle());
    const other = bundle({ screening: sampleScreening({ id: 'ffffffffffffffff' }) });
    expect(other.entry?.[0]?.fullUrl).not.toBe(bundle().entry?.[0]?.fullUrl);
  });
});

describe('SNOMED CT', () => {
  // Names as SNOMED CT International gives them (expansion of February 2025): RULES.md 16.
  const displays: Record<string, string> = {
    '89545001': 'Face',
    '45048000': 'Neck',
    '51185008': 'Thorax',
    '818983003': 'Abdomen',
    '77568009': 'Back',
    '85562004': 'Hand',
    '56459004': 'Foot',
    '53120007': 'Upper extremity',
    '61685007': 'Lower extremity',
    '7771000': 'Left',
    '24028007': 'Right',
  };
  const regions: Record<string, string> = {
    face: '89545001',
    neck: '45048000',
    chest: '51185008',
    abdomen: '818983003',
    'upper-back': '77568009',
    'lower-back': '77568009',
    arm: '53120007',
    hand: '85562004',
    leg: '61685007',
    foot: '56459004',
  };

  it.each(bodySites)('%s has its code, its name and its side', (site) => {
    const [, side, part = site] = /^(left|right)-(.+)$/.exec(site) ?? [];
    for (const view of views.filter((one) => isPlace({ site, view: one }))) {
      const { coding = [], text } = siteConcept({ site, view }, enReferral);
      expect(coding.map(({ code }) => code)).toEqual([regions[part]]);
      expect(text).not.toBe('');
      const laterality = lateralityOf({ site, view })?.coding ?? [];
      expect(laterality.map(({ code }) => code)).toEqual(
        side === undefined ? [] : [side === 'left' ? '7771000' : '24028007'],
      );
      for (const { system, code = '', display } of [...coding, ...laterality]) {
        expect(system).toBe('http://snomed.info/sct');
        expect(display).toBe(displays[code]);
      }
    }
  });
});
