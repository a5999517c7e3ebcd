import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRoot, Outside, plant, plants, stranger } from '../fakes/machines/planted.ts';
import { runMain } from '../fakes/machines/run-main.ts';
import { fakeMachine } from '../fakes/machines/systemctl.ts';

// Root provisions a kiosk whose folder belongs to another user, who may be hostile.

let scratch: string;
let state: string;
let outside: Outside;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'provision-planted-'));
  chmodSync(scratch, 0o755);
  outside = new Outside(join(scratch, 'outside'));
  state = join(scratch, 'state');
  mkdirSync(state, { mode: 0o700 });
  if (isRoot) chownSync(state, stranger.uid, stranger.gid);
  writeFileSync(
    join(scratch, 'answers.json'),
    JSON.stringify({
      technician: 'Kim Doe',
      settings: { printer: 'pdf', camera: 'test' },
      pins: { pharmacist: '739154', technician: '284617' },
    }),
  );
});
afterAll(() => rmSync(scratch, { recursive: true }));

const provision = async () => {
  const machine = await fakeMachine({ active: true });
  const settings = join(scratch, 'settings.json');
  const ended = await runMain(
    ['provision', '--answers', join(scratch, 'answers.json'), '--settings', settings],
    {
      SPL_KIOSK_STATE_FOLDER: state,
      SPL_KIOSK_PROVIDERS: '["cpu"]',
      SPL_KIOSK_METRICS_PORT: String(machine.port),
    },
  );
  await machine.restore();
  // The kiosk's user may read these files; only root may write them.
  if (isRoot) chownSync(settings, 0, stranger.gid);
  return ended;
};
const kinds = Object.keys(plants);
/** In as many turns as there are kinds, each stands once at each name. */
const turns = [...kinds.keys()].slice(0, process.env.EVERY_COMBINATION === undefined ? 2 : kinds.length);
/** Puts the folder back as the first run left it. */
function asProvisioned(): void {
  rmSync(state, { recursive: true });
  cpSync(join(scratch, 'provisioned'), state, { recursive: true });
  execFileSync('chown', ['-R', `${stranger.uid}:${stranger.gid}`, state]);
}

const everything = () => readdirSync(state, { recursive: true, encoding: 'utf8' });

describe.runIf(isRoot)('npm run provision as root, in a folder of another user', { timeout: 300_000 }, () => {
  it('leaves nothing there that is root’s, and nothing that others can read', async () => {
    const { stderr, stdout } = await provision();
    expect(stdout, stderr).toContain('provision/report.pdf');
    expect(everything()).toEqual(
      expect.arrayContaining(['pharmacist-pin.json', 'provision/progress.json', 'provision/report.json']),
    );
    for (const name of everything()) {
      const found = lstatSync(join(state, name));
      expect([name, found.uid, found.gid, found.mode & 0o077]).toEqual([name, stranger.uid, stranger.gid, 0]);
    }
    cpSync(state, join(scratch, 'provisioned'), { recursive: true });
  });

  it.each(turns)('changes nothing elsewhere, whatever stands at each file’s name: turn %i', async (turn) => {
    asProvisioned();
    const isFolder = (name: string) => lstatSync(join(state, name)).isDirectory();
    const files = everything().filter((name) => !isFolder(name));
    expect(files).toContain('provision/report.json');
    const names = [...files, 'engines/lesion-detector.json'].flatMap((name) =>
      ['', '.incoming', '.next'].map((suffix) => name + suffix),
    );
    const planted = new Map(names.map((name, i) => [name, kinds[(i + turn) % kinds.length] ?? '']));
    for (const [name, kind] of planted) plant(kind, join(state, name), outside);
    const progress = planted.get('provision/progress.json') ?? '';
    const { stderr } = await provision();
    expect(outside.isAsItWas).toBe(true);
    // Whatever it met, it went on to the last step; but without its own notes it takes none.
    expect(stderr).toMatch(progress.startsWith('a folder') ? /progress\.json is a folder/ : / PINs: /);
  });

  it('changes nothing elsewhere where links stand at its folders’ names', async () => {
    asProvisioned();
    for (const name of ['provision', 'engines', 'photos'])
      plant('a link to a folder', join(state, name), outside);
    const { stderr, status } = await provision();
    expect(outside.isAsItWas).toBe(true);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("provision/progress.json can't be written (EACCES)"),
    ]);
  });
});
