/** A virtual machine, as QEMU builds it. */
export interface Hardware {
  readonly accelerator: 'kvm' | 'emulated';
  /** Image of the root file system, without partitions. */
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  /** File that gets what the machine says on its serial line. */
  readonly console: string;
  /** Socket of QEMU's own prompt. */
  readonly monitor: string;
  /** Units that systemd must not start. */
  readonly masked: readonly string[];
}

/** The port by which the machine's shell is reached; its other end is QEMU's standard input and output. */
export const shellPort = 'spl-kiosk-shell';

/**
 * An emulated machine has one processor, whose clock counts its instructions, 1 ns each. With a clock that goes on
 * meanwhile, the kiosk did not start within its unit's limit of six minutes on a busy computer.
 */
const processors = {
  kvm: ['-accel', 'kvm', '-cpu', 'host', '-smp', '2'],
  emulated: ['-accel', 'tcg', '-cpu', 'max,la57=off', '-smp', '1', '-icount', 'shift=0'],
} as const;

/** Two processors (one if it is emulated), 4 GiB, one disk, one display, no network. */
export function qemuArguments(hardware: Hardware): string[] {
  const { accelerator, disk, kernel, initrd, console, monitor, masked } = hardware;
  const masks = masked.map((unit) => ` systemd.mask=${unit}`).join('');
  return [
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-nic', 'none', '-machine', 'q35'],
    ...processors[accelerator],
    ...['-m', '4096', '-device', 'virtio-rng-pci'],
    ...['-kernel', kernel, '-initrd', initrd],
    ...['-append', `root=/dev/vda ro console=tty0 console=ttyS0 panic=10${masks}`],
    ...['-drive', `file=${disk},format=raw,if=virtio,cache=writeback`],
    ...['-device', 'VGA', '-device', 'virtio-keyboard-pci', '-device', 'virtio-tablet-pci'],
    ...['-chardev', `file,id=console,path=${console}`, '-serial', 'chardev:console'],
    ...['-chardev', 'stdio,id=shell,signal=off', '-device', 'virtio-serial-pci'],
    ...['-device', `virtserialport,chardev=shell,name=${shellPort}`],
    ...['-monitor', `unix:${monitor},server=on,wait=off`],
  ];
}

/** What the kernel did with the file system when it was mounted: its journal is played after a power cut. */
export type Mounted = 'clean' | 'recovered' | 'damaged';

/** @param log of the kernel, of one start */
export function mountedAs(log: string): Mounted {
  if (/EXT4-fs (?:error|warning)|fsck exited with|UNEXPECTED INCONSISTENCY/.test(log)) return 'damaged';
  return /EXT4-fs \(vda\): (?:\w+: )?recovery (?:complete|required)|recovering journal/.test(log)
    ? 'recovered'
    : 'clean';
}
