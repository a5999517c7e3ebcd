/**
 * `npm run try-install`: the steps of deploy/README that need no Jetson, on an empty Debian that is booted with its own
 * systemd, and how long each takes. It needs root. There is no camera and no printer, and `provision` has to say so.
 */
import { whyNoDebian } from '../fakes/machines/debian.ts';
import { thisHost, whichMachine } from '../fakes/virtual/which-machine.ts';
import { measureArguments } from './measure-arguments.ts';
import { tryContainer } from './try-container.ts';
import { say } from './try-steps.ts';
import { tryVirtual } from './try-virtual.ts';

const usage = `Usage: npm run try-install -- [--container | --emulated]

Installs the package of this checkout on an empty Debian, sets it up, examines it and cuts its power; prints the seconds
that each step takes. The Debian is a virtual machine where KVM and QEMU are, and otherwise a booted container.

  --container  a container in any case
  --emulated   a virtual machine without KVM: tries these steps themselves, not how long they take; hours. It leaves out
               provision, doctor and the browser`;

const choice = await measureArguments({
  usage,
  options: { container: { type: 'boolean', default: false }, emulated: { type: 'boolean', default: false } },
  read: ({ container, emulated }) => {
    if (container && emulated) throw new Error('Choose one of --container and --emulated.');
    return whichMachine(container ? 'container' : emulated ? 'emulated' : null, thisHost());
  },
});
const why = whyNoDebian('test/integration/deploy-machine.test.ts');
if (why !== null) {
  process.stderr.write(`A machine can't be made here: ${why}.\n`);
  process.exit(1);
}

say(choice.why);
await (choice.kind === 'container' ? tryContainer() : tryVirtual(choice.kind));
