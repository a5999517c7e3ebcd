import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Own files as paths from the root, packages by name. */
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist/'))
    .map((name) => read(join(folder, name)));
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)';/gms),
    ...text.matchAll(/\bimport\((.)?'([^']+)'\)/g),
  ].map(([, typeWord, specifier = '']) => ({
    target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : specifier,
    typeOnly: typeWord !== undefined,
  }));
  return { path, text, imports };
}

const source = sourceFiles('src');
const pages = sourceFiles('kiosk-ui');

/** Every import of the files that the rule does not allow, as "file → target". */
const offences = (files: readonly SourceFile[], allowed: (target: string, typeOnly: boolean) => boolean) =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, typeOnly }) => !allowed(target, typeOnly))
      .map(({ target }) => `${path} → ${target}`),
  );

const inFolder = (folder: string) => source.filter(({ path }) => path.startsWith(`src/${folder}/`));
const isPackage = (target: string) => !target.startsWith('src/') && !target.startsWith('kiosk-ui/');
const ports = [
  'src/inference/port.ts',
  'src/devices/camera/camera.ts',
  'src/devices/printer/printer.ts',
  'src/devices/system/readings.ts',
];
const drivers = inFolder('devices')
  .map(({ path }) => path)
  .filter((path) => !ports.includes(path));

describe('the folders keep their rules', () => {
  it('reads imports at all', () => {
    expect(source.length).toBeGreaterThan(30);
    expect(read('src/kiosk.ts').imports.map(({ target }) => target)).toContain('src/devices/open.ts');
  });

  it('screening imports nothing outside itself and knows neither clock nor chance', () => {
    const pure = inFolder('screening');
    expect(offences(pure, (target) => target.startsWith('src/screening/'))).toEqual([]);
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|performance\.|process\.|setTimeout|crypto)\b/;
    expect(pure.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it.each(['vision', 'slip', 'fhir'])('%s imports screening, ports, errors and itself', (folder) => {
    const allowed = ['src/screening/', `src/${folder}/`, ...ports, 'src/errors.ts'];
    expect(
      offences(
        inFolder(folder),
        (target) => isPackage(target) || allowed.some((own) => target.startsWith(own)),
      ),
    ).toEqual([]);
  });

  it('explain imports screening, vision, itself and sharp', () => {
    const allowed = ['src/screening/', 'src/vision/', 'src/explain/', 'sharp'];
    expect(offences(inFolder('explain'), (target) => allowed.some((own) => target.startsWith(own)))).toEqual(
      [],
    );
  });

  it('only kiosk.ts, devices/open.ts and commands import drivers', () => {
    const allowed = [
      'src/kiosk.ts',
      'src/open/models.ts',
      'src/devices/',
      'src/technician/',
      'src/open/camera-choice.ts',
      'src/commands/export.ts',
    ];
    const others = source.filter(({ path }) => !allowed.some((own) => path.startsWith(own)));
    expect(offences(others, (target) => !drivers.includes(target))).toEqual([]);
  });

  it('technician/checks judges readings: it imports their types and errors, and takes none', () => {
    const checks = inFolder('technician/checks');
    expect(checks.length).toBeGreaterThan(8);
    const allowed = ['src/technician/checks/', ...ports];
    expect(offences(checks, (target) => allowed.some((own) => target.startsWith(own)))).toEqual([]);
    const impure = /\b(Date\.now|new Date\(\)|performance\.|process\.|setTimeout)\b/;
    expect(checks.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('server sees interfaces of devices and inference, no drivers', () => {
    expect(
      offences(
        inFolder('server'),
        (target) =>
          ports.includes(target) ||
          !(target.startsWith('src/devices/') || target.startsWith('src/inference/')),
      ),
    ).toEqual([]);
  });

  it('the pages import types of the protocol files only', () => {
    const isProtocol = (target: string) => /^src\/([a-z-]+-)?protocol\.ts$/.test(target);
    expect(
      offences(pages, (target, typeOnly) => !target.startsWith('src/') || (isProtocol(target) && typeOnly)),
    ).toEqual([]);
  });

  it('the installer stands on its own but for the signature, and the health gate reads the settings alone', () => {
    const deploy = sourceFiles('deploy');
    const own: Readonly<Record<string, readonly string[]>> = {
      'deploy/installer/': ['deploy/installer/', 'src/signature.ts', 'node:', 'zod'],
      'deploy/package/': ['deploy/', 'src/signature.ts', 'node:', 'zod'],
      'deploy/health-gate.ts': ['src/settings.ts', 'node:'],
    };
    expect(deploy.length).toBeGreaterThan(15);
    for (const [folder, allowed] of Object.entries(own)) {
      const files = deploy.filter(({ path }) => path.startsWith(folder));
      expect(files.length).toBeGreaterThan(0);
      expect(offences(files, (target) => allowed.some((start) => target.startsWith(start)))).toEqual([]);
    }
    // Both it and the kiosk judge with it: it brings nothing along.
    expect(read('src/signature.ts').imports.map(({ target }) => target)).toEqual(['node:crypto']);
  });

  it('process.env and process.exit stand where they are allowed', () => {
    const using = (pattern: RegExp) =>
      source.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    expect(using(/process\.env\b/).sort()).toEqual(['src/devices/system/systemd.ts', 'src/settings.ts']);
    expect(using(/process\.exit\b/)).toEqual(['src/main.ts']);
  });

  it('tests wait for what they need through until(), and for no fixed time', () => {
    const allowed: Readonly<Record<string, string>> = {
      'test/architecture.test.ts': 'names what is forbidden',
      'test/fakes/until.ts': 'is the way in which tests wait',
      'test/fakes/parts/viewer.ts': 'gives up on a camera that shows nothing',
      'test/fakes/parts/visitor.ts': 'gives up on a kiosk that stands still',
      'test/technician/readings/camera-trial.test.ts': 'plays a camera with a frame every 20 ms',
      'test/technician/health/health.test.ts': 'blocks the thread, which is what is measured',
    };
    const waits =
      /\bset(Timeout|Interval)\(|timers\/promises|waitForTimeout|vi\.wait|expect\.poll|performance\.now\(/;
    const waiting = sourceFiles('test').filter(({ text }) => waits.test(text));
    expect(
      waiting
        .map(({ path }) => path)
        .filter((path) => !path.startsWith('test/measure/'))
        .sort(),
    ).toEqual(Object.keys(allowed));
  });

  it('the top level is as the customer fixed it', () => {
    const visible = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules');
    const fixed = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'src',
      'kiosk-ui',
      'models',
      'deploy',
      'test',
    ];
    expect(visible.filter((name) => ![...fixed, 'README.md', 'LICENSE'].includes(name))).toEqual([]);
  });
});
