/** What is asked inside a machine on which the kiosk is installed, through its own Node. */
import type { Machine } from '../fakes/machines/machine.ts';
import type { VirtualMachine } from '../fakes/virtual/virtual-machine.ts';
import { pharmacistPin } from './try-steps.ts';

const node = '/opt/spl-kiosk/current/node_modules/.bin/node';
const asDaemon = ['setpriv', '--reuid=spl-kiosk', '--regid=spl-kiosk', '--init-groups'] as const;

/** Goes in as the kiosk's own screen does, and leaves `page` (a function) for what follows. */
const enter = `
  import { readFileSync } from 'node:fs';
  const [secret] = /[0-9a-f]{64}/.exec(readFileSync('/run/spl-kiosk-entry/entry.js', 'utf8'));
  const kiosk = 'http://127.0.0.1:8080';
  const entered = await fetch(kiosk + '/enter/' + secret + '/', { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie').split(';')[0];
  const page = (path, options = {}) =>
    fetch(kiosk + path, { ...options, headers: { cookie, 'Content-Type': 'application/json' } });
`;

/** The title of the customer's page, as it comes over HTTP; what went wrong, if none comes. */
export async function titleOfPage(machine: Machine): Promise<string> {
  const look = `${enter}
    const text = await (await page('/')).text();
    console.log(/<title>(.*?)<.title>/.exec(text)?.[1] ?? text);`;
  return (await machine.run(node, '--input-type=module', '-e', look)).output.trim();
}

/** Sets the pharmacist's PIN and signs in with it, which the audit trail notes. @returns what the kiosk answered */
export async function signInAsPharmacist(machine: VirtualMachine): Promise<string> {
  const set = `
    import { Pin } from '/opt/spl-kiosk/current/src/server/auth/pin.ts';
    await new Pin('/var/lib/spl-kiosk', 'pharmacist').set('${pharmacistPin}');`;
  await machine.run(...asDaemon, node, '--input-type=module', '-e', set);
  const signIn = `${enter}
    const options = { method: 'POST', body: JSON.stringify({ pin: '${pharmacistPin}' }) };
    console.log(await (await page('/pharmacist/sign-in', options)).text());`;
  return (await machine.run(node, '--input-type=module', '-e', signIn)).output.trim();
}

/** What SQLite finds wrong with the kiosk's database; `ok` if nothing. */
export async function storeFault(machine: VirtualMachine): Promise<string> {
  const look = `
    import { DatabaseSync } from 'node:sqlite';
    const database = new DatabaseSync('/var/lib/spl-kiosk/kiosk.db', { readOnly: true });
    console.log(database.prepare('PRAGMA integrity_check').get().integrity_check);`;
  const { output } = await machine.run(...asDaemon, node, '--no-warnings', '--input-type=module', '-e', look);
  return output.trim();
}

/** Whether a page is connected to the kiosk's port, as the kernel sees it: the browser's own socket. */
export async function pageIsConnected(machine: VirtualMachine): Promise<boolean> {
  const { output } = await machine.run('cat', '/proc/net/tcp');
  return / 0100007F:1F90 01 /.test(output);
}

/** The entries of the audit trail, as lines of the table that is written for people. */
export async function auditTrail(machine: VirtualMachine): Promise<readonly string[]> {
  const { output } = await machine.run('/usr/local/bin/spl-kiosk', 'audit');
  return output.split('\n').filter((line) => /^\d+,/.test(line));
}
