import { describe, expect, it } from 'vitest';
import { mountedAs, qemuArguments } from './qemu.ts';

const hardware = {
  disk: '/vm/disk',
  kernel: '/vm/vmlinuz',
  initrd: '/vm/initrd.img',
  console: '/vm/console',
  monitor: '/vm/monitor',
};

describe('the arguments of QEMU', () => {
  const valueAfter = (words: readonly string[], option: string) => words[words.indexOf(option) + 1] ?? '';

  it('take the processors from KVM, or emulate one whose clock counts instructions', () => {
    const real = qemuArguments({ ...hardware, accelerator: 'kvm', masked: [] });
    expect([valueAfter(real, '-accel'), valueAfter(real, '-cpu')]).toEqual(['kvm', 'host']);
    const emulated = qemuArguments({ ...hardware, accelerator: 'emulated', masked: [] });
    expect(valueAfter(emulated, '-accel')).toMatch(/^tcg/);
    expect(emulated).toContain('-icount');
  });

  it('give it no network, and a disk that is mounted only after its journal was played', () => {
    const words = qemuArguments({ ...hardware, accelerator: 'kvm', masked: [] });
    expect(valueAfter(words, '-nic')).toBe('none');
    expect(valueAfter(words, '-drive')).toMatch(/^file=\/vm\/disk,/);
    expect(valueAfter(words, '-append')).toMatch(/^root=\/dev\/vda ro /);
  });

  it('keep units from being started', () => {
    const masked = ['a.service', 'b.service'];
    expect(valueAfter(qemuArguments({ ...hardware, accelerator: 'kvm', masked }), '-append')).toMatch(
      / systemd\.mask=a\.service systemd\.mask=b\.service$/,
    );
  });
});

describe('what became of the file system', () => {
  const mounted = 'EXT4-fs (vda): mounted filesystem with ordered data mode. Quota mode: none.\n';

  it.each([
    ['clean', mounted],
    [
      'recovered',
      `EXT4-fs (vda): INFO: recovery required on readonly filesystem\nEXT4-fs (vda): recovery complete\n${mounted}`,
    ],
    ['recovered', `/dev/vda: recovering journal\n/dev/vda: clean, 1/2 files\n${mounted}`],
    ['damaged', `EXT4-fs (vda): recovery complete\n${mounted}EXT4-fs error (device vda): ext4_lookup:1\n`],
    ['damaged', '/dev/vda: UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY.\n'],
  ])('is %s', (what, log) => {
    expect(mountedAs(log)).toBe(what);
  });
});
