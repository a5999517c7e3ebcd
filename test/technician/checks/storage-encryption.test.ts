import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEncryption } from '../../../src/devices/system/disk-encryption.ts';
import { checkDiskEncryption } from '../../../src/technician/checks/storage.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'encryption-')));
  mkdirSync(join(root, 'proc/self'), { recursive: true });
  mkdirSync(join(root, 'state'));
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (path: string, text = '') => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
/** What the kernel says of the devices: uuid of the mapper, and what each lies on. */
function device(name: string, { uuid, on = [] }: { uuid?: string; on?: readonly string[] }) {
  mkdirSync(join(root, `sys/class/block/${name}/slaves`), { recursive: true });
  if (uuid !== undefined) put(`sys/class/block/${name}/dm/uuid`, `${uuid}\n`);
  for (const below of on) put(`sys/class/block/${name}/slaves/${below}`);
}
const mounts = (...lines: string[]) => put('proc/self/mountinfo', `${lines.join('\n')}\n`);
const mounted = (point: string, source: string, type = 'ext4') =>
  `36 1 0:30 / ${point} rw,noatime shared:1 - ${type} ${source} rw`;
const read = (folder = 'state/not/yet/there') =>
  readEncryption(join(root, folder), { sys: join(root, 'sys'), proc: join(root, 'proc') });

it.each([
  ['a partition', { 'nvme0n1p1-of-test': {} }, 'nvme0n1p1-of-test', 'plain'],
  ['LUKS', { 'dm-91': { uuid: 'CRYPT-LUKS2-1-root', on: ['sda9'] }, sda9: {} }, 'dm-91', 'encrypted'],
  [
    'LVM on LUKS',
    {
      'dm-92': { uuid: 'LVM-x', on: ['dm-91'] },
      'dm-91': { uuid: 'CRYPT-LUKS2-1-pv', on: ['sda9'] },
      sda9: {},
    },
    'dm-92',
    'encrypted',
  ],
  [
    'LVM on LUKS and on a plain partition',
    { 'dm-92': { uuid: 'LVM-x', on: ['dm-91', 'sdb9'] }, 'dm-91': { uuid: 'CRYPT-LUKS2-1-pv' }, sdb9: {} },
    'dm-92',
    'plain',
  ],
] as const)('sees through %s', async (_what, devices, source, found) => {
  for (const [name, facts] of Object.entries(devices)) device(name, facts);
  mounts(
    mounted('/', '/dev/nothing'),
    mounted(root, `/dev/${source}`),
    mounted(`${root}/other`, 'x', 'tmpfs'),
  );
  expect(await read()).toBe(found);
});

it('knows memory, and says where it does not know', async () => {
  expect(await read()).toBe('unknown');
  mounts(mounted(root, 'tmpfs', 'tmpfs'));
  expect(await read()).toBe('memory');
  mounts(mounted(root, 'overlay', 'overlay'));
  expect(await read()).toBe('unknown');
});

it('is a check that only an encrypted disk, or memory, passes', () => {
  expect(checkDiskEncryption('encrypted', '/s').status).toBe('ok');
  expect(checkDiskEncryption('memory', '/s').status).toBe('ok');
  for (const other of ['plain', 'unknown'] as const)
    expect(checkDiskEncryption(other, '/s')).toMatchObject({
      status: 'degraded',
      remedy: expect.stringContaining('DATA-PROTECTION.md'),
    });
});
