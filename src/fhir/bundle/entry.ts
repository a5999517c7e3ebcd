import { createHash } from 'node:crypto';
import type { BundleEntry, Identifier, Reference } from '@medplum/fhirtypes';
import type { BundledResource } from './bundled-resource.ts';
import { withNarrative } from './narrative.ts';

/** RFC 9562, version 5: the same visit and name give the same id, so that a bundle sent twice is recognised. */
export function uuidOf(screening: string, name: string): string {
  const bytes = createHash('sha1').update(`spl-kiosk ${screening} ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const uuidSystem = 'urn:ietf:rfc:3986';

/** Names the resources of one visit, and puts them into a bundle. */
export class Entries {
  readonly #screening: string;

  constructor(screening: string) {
    this.#screening = screening;
  }

  urlOf(name: string): string {
    return `urn:uuid:${uuidOf(this.#screening, name)}`;
  }

  identifierOf(name: string): Identifier {
    return { system: uuidSystem, value: this.urlOf(name) };
  }

  referenceTo(name: string): Reference<never> {
    return { reference: this.urlOf(name) };
  }

  /** @param known whether the resource carries `identifierOf(name)`; a server that has it already then keeps its own */
  entry<R extends BundledResource>(name: string, resource: R, known: boolean): BundleEntry<R> {
    const url = this.urlOf(name);
    const ifNoneExist = `identifier=${uuidSystem}|${url}`;
    return {
      fullUrl: url,
      resource: withNarrative(resource),
      request: { method: 'POST', url: resource.resourceType, ...(known && { ifNoneExist }) },
    };
  }
}
