import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { belongs } from '../../deploy/package/modules.ts';
import { ownFiles } from '../../deploy/package/release-folder.ts';
import { fileOf, shippedFonts } from '../../src/slip/fonts.ts';
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

  it('holds the fonts of the papers with their licences, and no font that nothing draws', () => {
    const modules = join(root, 'node_modules');
    const packages = ['dejavu-fonts-ttf', '@expo-google-fonts'];
    const packed = packages
      .flatMap((name) =>
        readdirSync(join(modules, name), { recursive: true, encoding: 'utf8' }).map(
          (path) => `${name}/${path}`,
        ),
      )
      .filter((path) => belongs(path, 'x64'));
    const drawn = shippedFonts.flatMap((font) =>
      [false, true].map((bold) => relative(modules, fileOf(font, bold))),
    );
    expect(packed.filter((path) => path.endsWith('.ttf')).sort()).toEqual([...drawn].sort());
    for (const path of ['dejavu-fonts-ttf/LICENSE', '@expo-google-fonts/noto-sans-sc/LICENSE_FONT']) {
      expect(packed).toContain(path);
    }
  });
});
