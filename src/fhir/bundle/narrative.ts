import type { CodeableConcept, Narrative, QuestionnaireResponseItem } from '@medplum/fhirtypes';
import type { BundledResource } from './bundled-resource.ts';

/** The resource with its content in words, for a reader whose software knows no more of it than that. */
export const withNarrative = <R extends BundledResource>(resource: R): R => ({
  ...resource,
  text: narrativeOf(linesOf(resource)),
});

function narrativeOf(lines: readonly string[]): Narrative {
  const paragraphs = lines.filter((line) => line !== '').map((line) => `<p>${escaped(line)}</p>`);
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function linesOf(resource: BundledResource): string[] {
  switch (resource.resourceType) {
    case 'Patient':
      return [
        `Person ${resource.identifier?.at(-1)?.value ?? ''}`,
        ...(resource.name ?? []).map(({ text = '' }) => text),
      ];
    case 'Consent':
      return [`Consent, ${resource.dateTime}`, ...(resource.provision?.code ?? []).map(textOf)];
    case 'Device':
      return [
        `${resource.deviceName?.[0]?.name ?? ''}, ${resource.serialNumber ?? ''}`,
        ...(resource.version ?? []).map(({ type, value }) => `${textOf(type)}: ${value}`),
        ...notesOf(resource),
      ];
    case 'Media':
      return [`Photo, ${textOf(resource.bodySite)}, ${resource.createdDateTime}`, ...notesOf(resource)];
    case 'BodyStructure':
      return [resource.description ?? '', ...(resource.locationQualifier ?? []).map(textOf)];
    case 'Observation':
      return [
        `${textOf(resource.code)}, ${textOf(resource.bodySite)}: ${textOf(resource.valueCodeableConcept)}`,
        ...notesOf(resource),
      ];
    case 'QuestionnaireResponse':
      return (resource.item ?? []).flatMap(answersOf);
    case 'DiagnosticReport':
      return [textOf(resource.code), resource.conclusion ?? ''];
    case 'ServiceRequest':
      return [textOf(resource.code), resource.occurrenceDateTime ?? '', ...notesOf(resource)];
    case 'Provenance':
      return [
        `Made ${resource.occurredDateTime}, recorded ${resource.recorded}`,
        ...(resource.agent ?? []).map(({ type, who }) => `${textOf(type)}: ${who?.display ?? 'the kiosk'}`),
      ];
    case 'AuditEvent':
      return [`${resource.type?.display ?? ''}, ${resource.recorded}`];
  }
}

const textOf = (concept: CodeableConcept | undefined): string =>
  concept?.text ?? concept?.coding?.[0]?.display ?? '';

const notesOf = ({ note = [] }: { readonly note?: readonly { readonly text?: string }[] }): string[] =>
  note.map(({ text = '' }) => text);

/** A question with its answers, then those within. One without an answer was skipped. */
function answersOf({ text = '', answer = [], item = [] }: QuestionnaireResponseItem): string[] {
  const values = answer.map(
    ({ valueCoding, valueInteger, valueBoolean, valueString }) =>
      valueCoding?.display ?? String(valueInteger ?? valueBoolean ?? valueString ?? ''),
  );
  const within = [...item, ...answer.flatMap(({ item: inner = [] }) => inner)];
  return [values.length === 0 ? text : `${text}: ${values.join(', ')}`, ...within.flatMap(answersOf)];
}
