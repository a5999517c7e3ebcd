import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../src/settings.ts';

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

  it('let no shell text into the camera device', () => {
    for (const device of ['/dev/video0; rm -rf x', '$(id)', 'FILE:/etc/passwd', '/dev/../tmp/x']) {
      expect(() => loadSettings({ SPL_KIOSK_CAMERA: device })).toThrow(/camera/);
    }
  });
});
