import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
  it('have defaults that name the research notice', () => {
    expect(loadSettings({})).toMatchObject({
      port: 8080,
      camera: 'auto',
      researchNotice: 'Research use only. Not a diagnosis.',
    });
  });

  it('come from a file, and a variable outranks it', () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ port: 9000, idleWarnSeconds: 60 }));
    expect(loadSettings({ SPL_KIOSK_SETTINGS: file, SPL_KIOSK_PORT: '9001' })).toMatchObject({
      port: 9001,
      idleWarnSeconds: 60,
    });
  });

  it('report every fault at once, unknown names too', () => {
    const load = () =>
      loadSettings({ SPL_KIOSK_PORT: '0', SPL_KIOSK_RESEARCH_NOTICE: ' ', SPL_KIOSK_COLOUR: 'red' });
    expect(load).toThrow(expect.objectContaining({ code: 'settings-invalid' }));
    for (const fault of [/port/, /researchNotice/, /SPL_KIOSK_COLOUR/]) expect(load).toThrow(fault);
  });

  it('take the links by which cameras are known', () => {
    const camera = '/dev/v4l/by-id/usb-Sonix_Technology_Co.__Ltd._USB_2.0_Camera_SN0001-video-index0';
    expect(loadSettings({ SPL_KIOSK_CAMERA: camera }).camera).toBe(camera);
  });

  it('resolve folders where the command was typed', () => {
    expect(loadSettings({ SPL_KIOSK_SLIP_FOLDER: 'slips', INIT_CWD: '/srv/kiosk' }).slipFolder).toBe(
      '/srv/kiosk/slips',
    );
  });

  it('take the folders that systemd gives, unless a setting names others', () => {
    const systemd = {
      STATE_DIRECTORY: '/var/lib/spl-kiosk:/var/lib/other',
      RUNTIME_DIRECTORY: '/run/spl-kiosk',
    };
    expect(loadSettings(systemd)).toMatchObject({
      stateFolder: '/var/lib/spl-kiosk',
      runtimeFolder: '/run/spl-kiosk',
    });
    expect(loadSettings({ ...systemd, SPL_KIOSK_STATE_FOLDER: '/data' }).stateFolder).toBe('/data');
    expect(loadSettings({}).runtimeFolder).toBeNull();
    expect(loadSettings({}).stateFolder).toMatch(/\/\.state$/);
  });

  it.each(['12345678901234567890', '1e3', '10.50', '007', '1001', 'true', '"quoted"', 'Löwe'])(
    'leave the text %s as it is typed, in a variable and in a file',
    (typed) => {
      const variables = { SPL_KIOSK_SERIAL: typed, SPL_KIOSK_PHARMACY: typed };
      expect(loadSettings(variables)).toMatchObject({ serial: typed, pharmacy: typed });
      const file = join(folder, 'texts.json');
      const isNumber = /^[1-9][\d.e]*$/.test(typed);
      writeFileSync(file, `{"port": 9000, "serial": ${isNumber ? typed : JSON.stringify(typed)}}`);
      expect(loadSettings({}, file)).toMatchObject({ port: 9000, serial: typed });
    },
  );

  it('take null for what may be without a value', () => {
    expect(loadSettings({ SPL_KIOSK_SLIP_FOLDER: 'null', SPL_KIOSK_FHIR_TOKEN: '1234567890' })).toMatchObject(
      {
        slipFolder: null,
        fhirToken: '1234567890',
      },
    );
  });

  it.each([
    ['', 'UTC'],
    [':', 'UTC'],
    [':Europe/Berlin', 'Europe/Berlin'],
    ['/usr/share/zoneinfo/Asia/Tokyo', 'Asia/Tokyo'],
    ['posix/Asia/Tokyo', 'Asia/Tokyo'],
    ['UTC0', '+00:00'],
    ['GMT+5', '-05:00'],
    ['<+0330>-3:30', '+03:30'],
  ])('take the time zone of TZ=%j', (TZ, timeZone) => {
    expect(loadSettings({ TZ }).timeZone).toBe(timeZone);
  });

  it.each([
    ['CET-1CEST,M3.5.0,M10.5.0/3', 'Europe/Paris'],
    ['EST5EDT', 'America/New_York'],
    ['CET-1CEST', 'Europe/Paris'],
    ['GMT0BST', 'Europe/London'],
    ['EET-2EEST', 'Europe/Helsinki'],
    ['AEST-10AEDT', 'Australia/Sydney'],
    ['AEST-10AEDT,M10.1.0,M4.1.0/3', 'Australia/Sydney'],
  ])('take a zone with the clock of TZ=%j', (TZ, same) => {
    const hours = (timeZone: string) => {
      const format = new Intl.DateTimeFormat('en', { timeZone, timeStyle: 'short', dateStyle: 'short' });
      const year = new Date().getUTCFullYear();
      return Array.from({ length: 120 }, (_, i) => format.format(Date.UTC(year, 0, 1 + 3 * i)));
    };
    expect(hours(loadSettings({ TZ }).timeZone)).toEqual(hours(same));
  });

  it('refuse a time zone that is none', () => {
    for (const given of [{ TZ: 'Nowhere/Land' }, { SPL_KIOSK_TIME_ZONE: 'Middle/Earth' }])
      expect(() => loadSettings(given)).toThrow(/timeZone/);
  });

  it.each(['SPL_KIOSK_PHARMACY', 'SPL_KIOSK_SERIAL', 'SPL_KIOSK_RESEARCH_NOTICE'])(
    'refuse what the papers have no letters for: %s',
    (name) => {
      expect(() => loadSettings({ [name]: 'Ж, 薬局, 한국 क' })).toThrow(/the papers can't show 한 국 क/);
    },
  );
  it.each([
    ['SPL_KIOSK_PORT', '65536'],
    ['SPL_KIOSK_PRINTER', 'escpos:192.0.2.7:65536'],
    ['SPL_KIOSK_PRINTER', 'escpos:192.0.2.7:0'],
    ['SPL_KIOSK_FHIR_ENDPOINT', 'https://fhir.example:70000/r4'],
  ])('refuse %s=%s: no such port', (name, value) => {
    expect(() => loadSettings({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'settings-invalid' }),
    );
    expect(loadSettings({ [name]: value.replace(/\d+(?=$|\/)/, '65535') })).toBeTruthy();
  });

  it('keep the token of the FHIR server from everything that this process starts', () => {
    process.env.SPL_KIOSK_FHIR_TOKEN = 'a-token';
    expect(loadSettings().fhirToken).toBe('a-token');
    expect(execFileSync('env', { encoding: 'utf8' })).not.toContain('a-token');
    expect(loadSettings().fhirToken).toBe('a-token');
  });

  it('let no shell text into the camera device', () => {
    for (const device of ['/dev/video0; rm -rf x', '$(id)', 'FILE:/etc/passwd', '/dev/../tmp/x']) {
      expect(() => loadSettings({ SPL_KIOSK_CAMERA: device })).toThrow(/camera/);
    }
  });
});
