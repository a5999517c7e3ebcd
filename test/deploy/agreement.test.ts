import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placesUnder } from '../../deploy/installer/places.ts';
import { languages } from '../../kiosk-ui/strings/languages.ts';
import { entrySecret } from '../../src/server/http/entry-file.ts';
import { portsOf } from '../../src/settings/ports.ts';
import { settingsSchema } from '../../src/settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (path: string) => readFileSync(join(root, 'deploy', path), 'utf8');
const service = text('overlay/etc/systemd/system/spl-kiosk.service');

describe('one port', () => {
  it('in the unit, the policy, the starting page and the settings', () => {
    const { port } = settingsSchema.parse({});
    expect(service).toContain(`SPL_KIOSK_PORT=${port}\n`);
    expect(text('display/starting.js')).toContain(`http://127.0.0.1:${port}/`);
    expect(text('overlay/etc/chromium/policies/managed/spl-kiosk.json')).toContain(
      `http://127.0.0.1:${port}"`,
    );
  });
});

describe('the way in of the screen', () => {
  it('is a file that the daemon writes, and of all other users the screen’s alone reads', () => {
    const file = /^Environment=SPL_KIOSK_ENTRY_FILE=(\S+)$/m.exec(service)?.[1] ?? '';
    expect(text('display/starting.js')).toContain(`'file://${file}'`);
    expect(service).toContain(`ReadWritePaths=${dirname(file)}\n`);
    expect(text('overlay/usr/lib/tmpfiles.d/spl-kiosk.conf')).toContain(
      `d ${dirname(file)} 2750 spl-kiosk spl-display -\n`,
    );
  });

  it.runIf(process.getuid?.() === 0)('has that user’s group, and nothing for others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entry-'));
    chownSync(folder, 65_534, 65_533);
    chmodSync(folder, 0o2750);
    entrySecret(join(folder, 'entry.js'));
    const { uid, gid, mode } = statSync(join(folder, 'entry.js'));
    expect([uid, gid, mode & 0o777]).toEqual([65_534, 65_533, 0o640]);
    rmSync(folder, { recursive: true });
  });
});

describe('the ports beside it', () => {
  it('are those of the unit and of the document', () => {
    const { technician, metrics } = portsOf(settingsSchema.parse({}));
    expect(service).toContain(`SPL_KIOSK_TECHNICIAN_PORT=${technician} SPL_KIOSK_METRICS_PORT=${metrics}\n`);
    expect(text('README.md')).toContain(`http://127.0.0.1:${technician}/technician/`);
    expect(text('README.md')).toContain(`http://127.0.0.1:${metrics}/metrics`);
  });
});

describe('the kiosk knows by the installer’s names', () => {
  const source = (path: string) => readFileSync(join(root, 'src', path), 'utf8');

  it('the note of a release that was given up, and the installer the database', () => {
    const { rolledBack, database } = placesUnder('/');
    expect(source('technician/release.ts')).toContain(`'${rolledBack}'`);
    expect(source('store/database.ts')).toContain(`'${basename(database)}'`);
  });
});

describe('the starting page', () => {
  it('is let through by the policy, and needs nothing but its own folder', () => {
    const policy = JSON.parse(text('overlay/etc/chromium/policies/managed/spl-kiosk.json'));
    expect(policy.URLAllowlist).toContain('file:///opt/spl-kiosk/current/deploy/display/starting.html');
    const named = [
      ...text('display/starting.html').matchAll(/(?:src|href)="([^"]+)"/g),
      ...text('display/starting.css').matchAll(/url\("([^"]+)"\)/g),
    ].map(([, file = '']) => file);
    expect(named.filter((file) => !existsSync(join(root, 'deploy/display', file)))).toEqual([]);
    expect(named).toHaveLength(4);
  });

  it('has fonts that every release brings, for every script', () => {
    const packages = [...text('display/starting.css').matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(packages.map(([, name = '']) => name).filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('says what the strings say, in every language, which the lint of words reads', async () => {
    const sections = [
      ...text('display/starting.html').matchAll(/lang="(\w+)"[^>]*>\s*<h1>([^<]+)<\/h1>\s*<p>([^<]+)</g),
    ].map(([, ...words]) => words);
    const wanted = Object.entries(languages).map(async ([name, { kiosk }]) => {
      const { title, text } = (await kiosk()).starting;
      return [name, title, text];
    });
    expect(sections).toEqual(await Promise.all(wanted));
  });
});
