/** Test pictures of every kind, made by patching what sharp writes. */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG with chunks inserted right after its header. */
export function withChunks(
  png: Buffer,
  ...chunks: readonly (readonly [name: string, body: Buffer])[]
): Buffer {
  const afterHeader = 33;
  const made = chunks.map(([name, body]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  });
  return Buffer.concat([png.subarray(0, afterHeader), ...made, png.subarray(afterHeader)]);
}

export const bigEndian = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
};

/** A segment of a JPEG. */
export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG with bytes inserted right after SOI, or before its first marker of a kind. */
export function withBytes(jpeg: Buffer, bytes: Buffer, before?: number): Buffer {
  const at = before === undefined ? 2 : jpeg.indexOf(Buffer.from([0xff, before]));
  return Buffer.concat([jpeg.subarray(0, at), bytes, jpeg.subarray(at)]);
}

export const exifSegment = (exif: Buffer): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]));

export const xmp = (orientation: number, asElement = false): Buffer =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/"${
      asElement
        ? `><tiff:Orientation>${orientation}</tiff:Orientation>`
        : ` tiff:Orientation="${orientation}">`
    }</rdf:Description></rdf:RDF></x:xmpmeta>`,
  );

export const xmpSegment = (packet: Buffer): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), packet]));

/** An ICC profile of grey with this gamma (ICC.1, version 2). */
export function greyProfile(gamma: number): Buffer {
  const curve = Buffer.concat([Buffer.from('curv\0\0\0\0\0\0\0\x01', 'latin1'), Buffer.alloc(4)]);
  curve.writeUInt16BE(Math.round(gamma * 256), 12);
  const d50 = [0.9642, 1, 0.8249].map((value) => Math.round(value * 65_536));
  const white = Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), bigEndian(...d50)]);
  const table = 128 + 4 + 2 * 12;
  const header = Buffer.alloc(128);
  header.writeUInt32BE(table + white.length + curve.length);
  header.writeUInt32BE(0x02_10_00_00, 8);
  header.write('mntrGRAYXYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  bigEndian(...d50).copy(header, 68);
  const tag = (name: string, at: number, length: number) =>
    Buffer.concat([Buffer.from(name, 'latin1'), bigEndian(at, length)]);
  const tags = [tag('wtpt', table, white.length), tag('kTRC', table + white.length, curve.length)];
  return Buffer.concat([header, bigEndian(2), ...tags, white, curve]);
}

export const iccp = (profile: Buffer): Buffer =>
  Buffer.concat([Buffer.from('it\0\0', 'latin1'), deflateSync(profile)]);
