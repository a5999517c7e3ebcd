import { expect, it } from 'vitest';
import { checkDeskLink, type DeskLinkReadings } from '../../../src/technician/checks/desk-link.ts';

const open: DeskLinkReadings = {
  interfaceName: 'eth0',
  interfaces: ['lo', 'eth0'],
  address: '192.0.2.7',
  port: 8443,
  listens: true,
  fingerprint: 'AB:CD',
  certificateFault: null,
  isAllowed: true,
};

it('says that the desk link is off, or where it is and what its certificate is', () => {
  expect(checkDeskLink(null)).toMatchObject({ status: 'ok', value: 'off' });
  const value = 'on at https://192.0.2.7:8443, certificate SHA-256 AB:CD';
  expect(checkDeskLink(open)).toMatchObject({ status: 'ok', value });
  expect(checkDeskLink({ ...open, address: 'fd00::7' }).value).toContain('https://[fd00::7]:8443,');
});

it.each([
  ['the interface eth0 has no address', { address: null }, 'lo, eth0'],
  ['the interface eth0 is not there', { address: null, interfaces: ['lo'] }, 'with an address are lo'],
  ['https://192.0.2.7:8443 has no certificate', { certificateFault: 'Remove it.' }, 'Remove it.'],
  ['the unit lets no computer in at https://192.0.2.7:8443', { isAllowed: false }, 'npm run provision'],
  ['nothing listens at https://192.0.2.7:8443', { listens: false }, 'desk-link-closed'],
] as const)('is degraded, and never failed: %s', (value, change, remedy) => {
  const check = checkDeskLink({ ...open, ...change });
  expect(check).toMatchObject({ status: 'degraded', value, remedy: expect.stringContaining(remedy) });
});
