import { describe, expect, it } from 'vitest';
import { type Host, whichMachine } from './which-machine.ts';

const host: Host = {
  arch: 'x64',
  kvmFault: null,
  cpuInfo: 'flags\t\t: fpu vme de pse vmx avx2\n',
  hasQemu: true,
};

describe('which machine is tried', () => {
  it('is a virtual one where KVM and QEMU are', () => {
    expect(whichMachine(null, host)).toEqual({ kind: 'kvm', why: 'KVM is here: a virtual machine.' });
    expect(whichMachine(null, { ...host, cpuInfo: 'flags : fpu svm\n' }).kind).toBe('kvm');
  });

  it.each([
    ['no KVM (ENOENT)', { kvmFault: 'ENOENT' }],
    ['neither vmx nor svm', { cpuInfo: 'flags\t\t: fpu hypervisor avx2\nvmx flags\t:\n' }],
    ['qemu-system-x86_64 is not installed', { hasQemu: false }],
    ['this computer is arm64', { arch: 'arm64' }],
  ])('is a container otherwise, and the reason is said: %s', (reason, here) => {
    const { kind, why } = whichMachine(null, { ...host, ...here });
    expect(kind).toBe('container');
    expect(why).toContain(reason);
  });

  it('is the one that is asked for', () => {
    expect(whichMachine('container', host).kind).toBe('container');
    expect(whichMachine('emulated', { ...host, kvmFault: 'ENOENT' }).kind).toBe('emulated');
  });

  it('is none where an emulated one is asked for and QEMU is missing', () => {
    expect(() => whichMachine('emulated', { ...host, hasQemu: false })).toThrow('not installed');
  });
});
