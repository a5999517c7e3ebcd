import { describe, expect, it } from 'vitest';
import { ownFiles } from '../../deploy/package/release-folder.ts';
import { root, sourceFiles } from '../import-graph.ts';

const shipped = ownFiles(root);

describe('a release', () => {
  it('holds what the kiosk reads', () => {
    for (const path of ['models/bands.json', 'models/manifest.json', 'models/demo/composed-back.jpg'])
      expect(shipped).toContain(path);
  });

  it('holds every file of ours that its code imports', () => {
    const missing = sourceFiles('src').flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ target, typeOnly }) => !typeOnly && /\.(ts|json)$/.test(target) && !shipped.includes(target),
        )
        .map(({ target }) => `${path} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('holds nothing that trains or measures models, and no test', () => {
    const foreign = /^(models\/(training|evaluate|evaluation)|test|deploy\/package)\//;
    expect(shipped.filter((path) => foreign.test(path))).toEqual([]);
  });
});
