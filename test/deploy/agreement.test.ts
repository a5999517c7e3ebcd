import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placesUnder } from '../../deploy/installer/places.ts';
import { en } from '../../kiosk-ui/strings/en/kiosk.ts';
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
    for (const [, file = ''] of text('display/starting.html').matchAll(/(?:src|href)="([^"]+)"/g))
      expect(existsSync(join(root, 'deploy/display', file))).toBe(true);
  });

  it('says what the strings say, which the lint of words reads', () => {
    const shown = [...text('display/starting.html').matchAll(/<(?:h1|p)>([^<]+)</g)].map(
      ([, words]) => words,
    );
    expect(shown).toEqual([en.starting.title, en.starting.text]);
  });
});
