import { describe, expect, it } from 'vitest';
import { checkGroups, checkPrograms, checkScratch } from '../../../src/technician/checks/access.ts';
import * as device from '../../fixtures/devices/strings.ts';

const { said } = device;

describe('access', () => {
  const access = {
    groups: said('kiosk video render lp\n'),
    isRoot: false,
    missingPrograms: [],
    scratchFault: null,
  };
  it('names the groups that miss', () => {
    expect(checkGroups(access, true).status).toBe('ok');
    const plain = { ...access, groups: said('kiosk lp video\n') };
    expect(checkGroups(plain, false).status).toBe('ok');
    expect(checkGroups(plain, true)).toMatchObject({ status: 'failed', value: 'not in render' });
    expect(checkGroups({ ...access, isRoot: true }, true).status).toBe('degraded');
  });
  it('names the programs that miss', () => {
    expect(checkPrograms(access).status).toBe('ok');
    expect(checkPrograms({ ...access, missingPrograms: ['ffmpeg'] }).status).toBe('degraded');
    expect(checkPrograms({ ...access, missingPrograms: ['fswebcam', 'systemd-notify'] })).toMatchObject({
      status: 'failed',
      remedy: 'Install them: sudo apt-get install fswebcam systemd',
    });
  });
  it('needs memory for a photo', () => {
    expect(checkScratch(access).status).toBe('ok');
    expect(checkScratch({ ...access, scratchFault: 'There is no memory.' }).status).toBe('failed');
  });
});
