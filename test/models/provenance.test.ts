/** models/provenance.json says what each shipped weight file was made from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import provenance from '../../models/provenance.json' with { type: 'json' };
import { loadManifest, modelFiles } from '../../src/vision/load-manifest.ts';

const path = new URL('../../models/manifest.json', import.meta.url).pathname;
const shipped = modelFiles(await loadManifest(path), path)
  .flatMap((file) => [file, file.quantized ?? []])
  .flat();
const nameOf = (file: { readonly path: string }) => file.path.split('/').at(-1) ?? '';

const weights = new Map(Object.entries(provenance.weights));
const data = Object.keys(provenance.data);
const parts = Object.keys(provenance.parts);

describe('the provenance of the models', () => {
  it('has every model file of the manifest, and no other', () => {
    expect(Object.keys(provenance.files).sort()).toEqual(shipped.map(nameOf).sort());
  });

  it.each(shipped.map((file) => [nameOf(file), file] as const))(
    '%s is the file that is described',
    (name, file) => {
      const { sha256 } = new Map(Object.entries(provenance.files)).get(name) ?? {};
      expect(sha256).toBe(file.sha256);
      expect(sha256).toBe(createHash('sha256').update(readFileSync(file.path)).digest('hex'));
    },
  );

  it('leads from every file back to its data', () => {
    const dataOf = (name: string): string[] => {
      const own = weights.get(name);
      if (own === undefined) throw new Error(`${name} is not among the weights`);
      return [...own.data, ...(own.training?.from ?? []).flatMap(dataOf)];
    };
    for (const file of Object.values(provenance.files)) {
      expect(file.licence).not.toBe('');
      const used = dataOf(file.weights);
      expect(used.length).toBeGreaterThan(0);
      expect(used.filter((name) => !data.includes(name))).toEqual([]);
    }
  });

  it('describes nothing that no file was made from, and knows the parts of the data', () => {
    const ancestorsOf = (name: string): string[] => [
      name,
      ...(weights.get(name)?.training?.from ?? []).flatMap(ancestorsOf),
    ];
    const used = new Set(Object.values(provenance.files).flatMap((file) => ancestorsOf(file.weights)));
    expect([...weights.keys()].filter((name) => !used.has(name))).toEqual([]);
    const usedData = new Set([...used].flatMap((name) => weights.get(name)?.data ?? []));
    expect(data.filter((name) => !usedData.has(name))).toEqual([]);
    for (const { training } of weights.values())
      if (training !== null) expect(parts).toContain(training.parts);
  });
});
