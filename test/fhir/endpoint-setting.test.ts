import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../src/settings.ts';

describe('the setting of the FHIR server', () => {
  it('is off unless somebody sets it', () => {
    expect(settingsSchema.parse({})).toMatchObject({ fhirEndpoint: null, fhirToken: null });
  });

  it.each(['https://fhir.example.org/r4', 'https://fhir.example.org:8443/', 'http://localhost:8080/fhir'])(
    'takes %s',
    (fhirEndpoint) => {
      expect(settingsSchema.safeParse({ fhirEndpoint }).success).toBe(true);
    },
  );

  it.each([
    'http://fhir.example.org/r4',
    'https://user:password@fhir.example.org',
    'https://fhir.example.org/?patient=1',
    'ftp://x',
    'fhir.example.org',
    'https://localhost\n',
  ])('refuses %j', (fhirEndpoint) => {
    expect(settingsSchema.safeParse({ fhirEndpoint }).success).toBe(false);
  });
});
