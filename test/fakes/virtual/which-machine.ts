import { closeSync, openSync, readFileSync } from 'node:fs';
import { programs } from '../../../.config/programs.mjs';
import { isThere } from '../../../.config/setup.mjs';
import { textOf } from '../../../src/errors.ts';

/** `emulated` is a virtual machine whose processor QEMU plays in software. */
export type MachineKind = 'container' | 'kvm' | 'emulated';

/** What this computer has for a virtual machine. */
export interface Host {
  readonly arch: string;
  /** Why /dev/kvm can't be opened; null if it can. */
  readonly kvmFault: string | null;
  /** /proc/cpuinfo. */
  readonly cpuInfo: string;
  readonly hasQemu: boolean;
}

export interface Choice {
  readonly kind: MachineKind;
  /** A sentence for whoever started the command. */
  readonly why: string;
}

/**
 * Which machine is tried here.
 * @param wish of the command line; null takes what is here
 * @throws Error where the wish can't be granted
 */
export function whichMachine(wish: 'container' | 'emulated' | null, host: Host): Choice {
  if (wish === 'container') return { kind: 'container', why: '--container: a booted container.' };
  const obstacle = obstacleToAny(host);
  if (wish === 'emulated') {
    if (obstacle !== null) throw new Error(`There can be no virtual machine: ${obstacle}.`);
    return {
      kind: 'emulated',
      why: '--emulated: a virtual machine whose processor QEMU plays in software. Its times say nothing about a kiosk.',
    };
  }
  const fault = host.kvmFault === null ? (obstacle ?? processorFault(host)) : `no KVM (${host.kvmFault})`;
  if (fault !== null) return { kind: 'container', why: `A booted container: ${fault}.` };
  return { kind: 'kvm', why: 'KVM is here: a virtual machine.' };
}

function obstacleToAny({ arch, hasQemu }: Host): string | null {
  if (arch !== 'x64') return `only for x64, and this computer is ${arch}`;
  return hasQemu ? null : 'qemu-system-x86_64 is not installed';
}

/** KVM without the processor's help (PVM) opens as well, but runs only kernels that were built for it. */
const processorFault = ({ cpuInfo }: Host): string | null =>
  /^flags\s*:.*\b(?:vmx|svm)\b/m.test(cpuInfo)
    ? null
    : "/dev/kvm is here, but the processor has neither vmx nor svm, and without them it can't run Debian's kernel";

export function thisHost(): Host {
  return {
    arch: process.arch,
    kvmFault: kvmFault(),
    cpuInfo: readFileSync('/proc/cpuinfo', 'utf8'),
    hasQemu: programs.some((program) => program.name === 'qemu-system-x86_64' && isThere(program)),
  };
}

function kvmFault(): string | null {
  try {
    closeSync(openSync('/dev/kvm', 'r+'));
    return null;
  } catch (error) {
    return textOf(error);
  }
}
