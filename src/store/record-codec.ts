import { z } from 'zod';
import type { ScreeningRecord } from '../screening/record/record.ts';
import { captureSchema, closeupSchema } from './capture-schema.ts';
import { mainSchema } from './record-schema.ts';

/** Version of the format; raised when the schemas can no longer read earlier records. */
const format = 1;

/** A record as it is kept: the findings of each photo apart from the rest, so that unchanged parts stay. */
export interface Part {
  readonly name: string;
  /** Stays the same object as long as its content is the same. */
  readonly content: object;
  readonly encode: () => Uint8Array;
}

/**
 * Name of the part that holds everything but the photos' findings. No photo has this name, because theirs are
 * hexadecimal.
 */
const mainPart = 'visit';

export function partsOf(record: ScreeningRecord): Part[] {
  const { screening } = record;
  const { captures, closeups } = screening;
  const idsOf = (photos: readonly { readonly id: string }[]) => photos.map(({ id }) => id);
  const main = {
    ...record,
    screening: { ...screening, captures: idsOf(captures), closeups: idsOf(closeups) },
  };
  return [
    { name: mainPart, content: record, encode: () => encode(main) },
    ...[...captures, ...closeups].map((photo) => ({
      name: photo.id,
      content: photo,
      encode: () => encode(photo),
    })),
  ];
}

/**
 * @param part gives the bytes of a part by its name; undefined if there is none
 * @throws Error if a part is missing, has another format, or does not fit a record
 */
export function recordOf(part: (name: string) => Uint8Array | undefined): ScreeningRecord {
  const decoded = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> => {
    const bytes = part(name);
    if (bytes === undefined) throw new Error(`the record has no part ${name}`);
    return decode(bytes, schema);
  };
  const main = decoded(mainPart, mainSchema);
  const { screening } = main;
  return {
    ...main,
    screening: {
      ...screening,
      captures: screening.captures.map((id) => decoded(id, captureSchema)),
      closeups: screening.closeups.map((id) => decoded(id, closeupSchema)),
    },
  };
}

const encode = (content: unknown): Uint8Array =>
  Buffer.from(JSON.stringify({ format, content }, (_key, value: unknown) => plain(value)));

const envelope = z.object({ format: z.literal(format), content: z.unknown() });

function decode<Schema extends z.ZodType>(bytes: Uint8Array, schema: Schema): z.output<Schema> {
  const json: unknown = JSON.parse(Buffer.from(bytes).toString(), (_key, value: unknown) => revived(value));
  return schema.parse(envelope.parse(json).content);
}

const floats = z.strictObject({ float32: z.base64() });

/** JSON has no typed arrays, and no infinite numbers or NaN: a record with one is refused rather than saved wrongly. */
function plain(value: unknown): unknown {
  if (value instanceof Float32Array)
    return { float32: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number that is not finite');
  return value;
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('float32' in value)) return value;
  const bytes = Buffer.from(floats.parse(value).float32, 'base64');
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
