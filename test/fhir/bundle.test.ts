import type { Bundle, Observation, Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { bundleOf } from '../../src/fhir/bundle/bundle.ts';
import { expectValid, schemaFaults } from '../fakes/records/fhir-r4.ts';
import { sampleCapture, sampleRecord, sampleReview, sampleScreening } from '../fakes/records/record.ts';
import { visitsOfEveryKind } from '../fakes/records/visits.ts';

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

describe('the bundle', () => {
  it.each(Object.entries(visitsOfEveryKind))('is valid FHIR R4: %s', (_kind, change) => {
    const made = bundle(change);
    for (const { resource } of made.entry ?? []) if (resource) expectValid(resource);
    expectValid(made);
    expect(schemaFaults(made)).toEqual([]);
    expect(JSON.stringify(made)).not.toContain('[]');
  });

  it('the checks find what is wrong', () => {
    const { entry = [], ...made } = bundle();
    const wrong = { ...made, type: 'parcel', entry: [{ ...entry[0], resources: {} }] } as unknown as Bundle;
    expect(schemaFaults(wrong)).toEqual(['Bundle.type: parcel', 'Bundle.entry.resources: no such element']);
    // No subject-matter rule without its data: a consent needs a policy.
    const [consent] = resources(bundle(), 'Consent');
    const { policy: _gone, ...without } = consent ?? {};
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

  it('says everything in words too, escaped, and without what a word processor left in it', () => {
    const made = bundle(visitsOfEveryKind['pasted from a word processor']);
    for (const { resource } of made.entry ?? []) {
      const { text } = resource as { text?: { status: string; div: string } };
      expect(text?.status).toBe('generated');
      expect(text?.div).toMatch(/^<div xmlns="http:\/\/www.w3.org\/1999\/xhtml">(<p>[^<>]+<\/p>)+<\/div>$/);
    }
    const [report] = resources(made, 'DiagnosticReport');
    expect(report?.conclusion).toContain('Reason: Pasted\nfrom Word <b>&');
    expect(report?.text?.div).toContain('from Word &lt;b&gt;&amp;');
    const [answers] = resources(made, 'QuestionnaireResponse');
    expect(answers?.text?.div).toMatch(/<p>Oozing[^<]*<\/p>/);
    expect(JSON.stringify(made)).not.toMatch(/\\u00[01]|\\[bfrtv]/);
  });

  it('gives every coding a system, and carries its questions along', () => {
    const made = bundle();
    const codings = [...JSON.stringify(made).matchAll(/"(?:valueCoding|coding)":\[?\{("\w+")/g)];
    expect(codings.length).toBeGreaterThan(20);
    for (const [, first] of codings) expect(first).toBe('"system"');
    const [answers] = resources(made, 'QuestionnaireResponse');
    const [questions] = answers?.contained ?? [];
    expect(answers?.questionnaire).toBe(`#${questions?.id}`);
    const idsOf = (items: readonly { linkId?: string; item?: object[] }[] = []): string[] =>
      items.flatMap(({ linkId = '', item }) => [linkId, ...idsOf(item)]);
    const asked = idsOf((questions as { item?: object[] } | undefined)?.item);
    expect(asked).toEqual([...new Set(asked)]);
    expect(asked).toEqual(expect.arrayContaining(idsOf(answers?.item)));
  });

  it('keeps a skipped item without an answer', () => {
    const [answers] = resources(bundle(), 'QuestionnaireResponse');
    const item = (linkId: string) => answers?.item?.[0]?.item?.find((one) => one.linkId === linkId);
    expect(item('oozing')).toMatchObject({ linkId: 'oozing' });
    expect(item('oozing')?.answer).toBeUndefined();
    expect(item('diameter-7mm')?.answer?.[0]).toMatchObject({
      valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y' },
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

  it('dates photos, crops and findings by their own photo, and the report by the first', () => {
    const times = ['2026-11-23T14:09:00.000Z', '2026-11-23T14:12:00.000Z'] as const;
    const [first, second] = times.map((takenAt, i) => sampleCapture({ id: `photo-${i + 1}`, takenAt }));
    if (!first || !second) throw new Error('no photo');
    const screening = sampleScreening({ captures: [{ ...first, lesions: [] }, second] });
    const crops = new Map([[1, { jpeg, width: 318, height: 318 }]]);
    const made = bundleOf(sampleRecord({ screening }), { ...context, crops });
    const created = resources(made, 'Media').map(({ createdDateTime }) => createdDateTime);
    expect(created).toEqual([times[0], times[1], times[1]]);
    for (const { effectiveDateTime } of resources(made, 'Observation'))
      expect(effectiveDateTime).toBe(times[1]);
    expect(resources(made, 'DiagnosticReport')[0]?.effectiveDateTime).toBe(times[0]);
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
