/** What happens to a virtual machine when its power is cut, and what it is like afterwards. */
import { mountedAs } from '../fakes/virtual/qemu.ts';
import type { VirtualMachine } from '../fakes/virtual/virtual-machine.ts';
import { auditTrail, signInAsPharmacist, storeFault, titleOfPage } from './in-the-machine.ts';
import { expected, say, timed } from './try-steps.ts';

export async function seePage(machine: VirtualMachine): Promise<void> {
  const title = await timed('the page opens on 127.0.0.1', () => titleOfPage(machine));
  expected(title === 'Skin spot check', `the page is the customer's: ${title}`);
}

/** Cuts the power while the kiosk starts, just after the audit trail got an entry. @returns the audit trail before */
export async function pullPlug(machine: VirtualMachine): Promise<readonly string[]> {
  const answer = await signInAsPharmacist(machine);
  expected(answer.includes('"ok":true'), `the pharmacist gets in: ${answer}`);
  const trail = await auditTrail(machine);
  expected(trail.join().includes('pharmacist-signed-in'), 'the audit trail has the sign-in');
  await machine.run('systemctl', 'restart', '--no-block', 'spl-kiosk');
  await timed('power is cut while the kiosk starts', () => machine.cutPower());
  return trail;
}

/** @param trail the audit trail before the cut */
export async function seeRecovery(machine: VirtualMachine, trail: readonly string[]): Promise<void> {
  const kernel = await machine.run('journalctl', '--boot', '--dmesg', '--output=cat', '--no-pager');
  const mounted = mountedAs(`${kernel.output}${machine.said()}`);
  say(`        file system after the cut: ${mounted}`);
  expected(mounted !== 'damaged', 'the file system is whole');
  const fault = await storeFault(machine);
  expected(fault === 'ok', `the store is whole: ${fault}`);
  const after = await auditTrail(machine);
  expected(
    trail.every((entry, i) => after[i] === entry),
    'the audit trail has everything from before the cut',
  );
  const { output: aside } = await machine.run('sh', '-c', 'ls -d /var/lib/spl-kiosk/*damaged* 2>/dev/null');
  expected(aside === '', 'no damaged database was put aside');
  const { output: before } = await machine.run('journalctl', '--boot=-1', '--unit=spl-kiosk', '--no-pager');
  expected(before.includes('Started'), 'the journal has the start before the cut');
  await seePage(machine);
}
