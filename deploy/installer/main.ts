/** Process entry of deploy/install: command line and exit status. */
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArguments } from '../../src/commands/command-line/read-arguments.ts';
import { KioskError, systemCode, textOf } from '../../src/errors.ts';
import { Disk } from './disk.ts';
import { install } from './install.ts';
import { InstallError } from './install-error.ts';
import { placesUnder } from './places.ts';
import { readInstalled } from './state.ts';
import { take } from './step.ts';
import { systemAt } from './system.ts';
import { uninstallSteps } from './uninstall.ts';
import { rollBackSteps } from './upgrade.ts';

const usage = `Usage: deploy/install [--onnxruntime FILE] [--release-key FILE] [--dry-run]
       deploy/install --uninstall | --purge [--dry-run]

Installs the release that this file lies in, or upgrades to it; safe to run again at any time.

  --onnxruntime FILE   puts your build of ONNX Runtime with TensorRT in place (deploy/README.md says how to build it)
  --release-key FILE   pins the public key of your releases: from then on none is taken whose models it did not sign
  --dry-run            says what would be done, and changes nothing
  --uninstall          removes the kiosk; settings, database and engines stay
  --purge              removes those too
  --roll-back          goes back to the previous release, while this one is on trial; the start guard does it by itself

The variable DESTDIR names a folder that becomes the machine's root: nothing outside it is changed.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(args: string[]): Promise<void> {
  const options = parse(args);
  if (options === 'help') return say(usage);
  const dryRun = options['dry-run'];
  const root = process.env.DESTDIR || '/';
  if (!isAbsolute(root)) throw new InstallError(`DESTDIR is "${root}": give the whole path, from /.`);
  if (root === '/' && !dryRun && process.getuid?.() !== 0)
    throw new InstallError('Run the installer as root (with sudo), or name a folder in DESTDIR.');
  process.umask(0o022);
  const places = placesUnder(root);
  const disk = new Disk();
  const system = systemAt(root);

  if (options.purge || options.uninstall) {
    take(uninstallSteps(places, options.purge, disk, system), dryRun, say);
    return say(options.purge ? 'The kiosk and its data are gone.' : 'The kiosk is gone; its data is kept.');
  }
  if (options['roll-back']) {
    const { current, previous, onTrial } = readInstalled(places);
    if (!onTrial || current === null || previous === null)
      throw new InstallError(
        'There is no release on trial. To run an older release, install its package: the database stays as it is.',
      );
    return take(rollBackSteps(current, previous, places, disk, system), dryRun, say);
  }
  const source = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
  const archive = options.onnxruntime === undefined ? null : resolve(options.onnxruntime);
  const given = options['release-key'];
  const releaseKey = given === undefined ? null : resolve(given);
  await install({ source, archive, releaseKey, dryRun, say }, places, disk, system);
}

function parse(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  return parseArguments(args, {
    usage,
    options: {
      onnxruntime: { type: 'string' },
      'release-key': { type: 'string' },
      'dry-run': flag,
      uninstall: flag,
      purge: flag,
      'roll-back': flag,
    },
    read: (values) => values,
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isFull = systemCode(error) === 'ENOSPC';
  if (!(error instanceof InstallError || error instanceof KioskError || isFull)) throw error;
  const full = 'The disk is full; the kiosk boots as before. Free 600 MB and run the installer again.';
  process.stderr.write(`${isFull ? full : textOf(error)}\n`);
  process.exitCode = 1;
}
