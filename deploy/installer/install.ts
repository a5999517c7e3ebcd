import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bindingFiles, openBinding, type UnpackedBinding, withBinding } from './binding.ts';
import type { Disk } from './disk.ts';
import { InstallError } from './install-error.ts';
import { type Wanted, wantedRelease } from './lay-out.ts';
import type { Places } from './places.ts';
import { faultsOf, type Release, readRelease } from './release.ts';
import { type ReleaseKey, refuseUnsigned, releaseKey } from './release-key.ts';
import { type Installed, readInstalled } from './state.ts';
import { type Step, take } from './step.ts';
import type { System } from './system.ts';
import { installSteps, tidySteps } from './upgrade.ts';

export interface InstallOptions {
  /** Folder of the release that is to be installed. */
  readonly source: string;
  /** The operator's build of onnxruntime-node, or null. */
  readonly archive: string | null;
  /** File with the public key that is to be pinned, or null. */
  readonly releaseKey: string | null;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
}

/** Time for four starts of at most 6 minutes each (TimeoutStartSec), and for going back. */
const trialMs = 30 * 60_000;

/**
 * Installs a release, or upgrades to it, and waits until it has proved itself.
 * @throws InstallError if something does not fit, before anything is changed; or if the release does not become healthy
 */
export async function install(options: InstallOptions, places: Places, disk: Disk, system: System) {
  const { source, archive, dryRun, say } = options;
  const release = readRelease(source);
  const installed = readInstalled(places);
  const key = releaseKey(options.releaseKey, places);
  if (key) refuseUnsigned(key, source, installed, places);
  const lay = (binding: UnpackedBinding | null): string => {
    const wanted = wantedRelease(source, release, binding);
    refuse(wanted, installed, places);
    const steps = installSteps(wanted, installed, places, disk, system);
    const before = [
      ...(key?.isNew ? [pinKey(key, places, disk)] : []),
      ...(archive && binding ? [keepBinding(binding, release, places, disk)] : []),
    ];
    take([...before, ...steps], dryRun, say);
    return wanted.name;
  };
  const name = archive ? withBinding(archive, release, lay) : lay(keptBinding(places, release));
  if (dryRun) return;
  if (system.running && existsSync(places.trial)) await trialEnds(name, places, say);
  else if (system.running) say('The kiosk starts now. Next: sudo spl-kiosk doctor');
  else say(`Release ${name} is installed; it starts when the machine does.`);
  take(tidySteps(readInstalled(places), places, disk), dryRun, say);
  if (!key) say(noKey);
}

const noKey =
  'No release key is pinned: models are taken from any release. Pin it: sudo /usr/lib/spl-kiosk/release/deploy/install --release-key FILE (deploy/README.md, "Signed releases").';

/** A run that is cut short after this step leaves a release that the key signed: the one that runs, or the new one. */
const pinKey = ({ pem }: ReleaseKey, places: Places, disk: Disk): Step => ({
  title: 'Pin the release key',
  run: () => disk.write(places.releaseKey, pem),
});

/** @throws InstallError if the release can't be installed on this machine as it is */
function refuse({ release, binding, name }: Wanted, { current }: Installed, places: Places): void {
  if (!binding && current?.includes('+tensorrt.'))
    throw new InstallError(
      `The kiosk runs TensorRT, and this release needs onnxruntime-node ${release.onnxruntime}, of which no build is kept; nothing was changed. Build it (deploy/README.md) and give it with --onnxruntime FILE.`,
    );
  const folder = join(places.releases, name);
  if (!existsSync(folder)) return;
  // A folder that already has the release's name is used as it is, so it must be whole and hold this release.
  const laidOut = readRelease(folder);
  const faults = faultsOf(folder, laidOut);
  if (sourceOf(laidOut) !== sourceOf(release)) faults.unshift('it was built from other files');
  if (faults.length > 0)
    throw new InstallError(
      `Release ${name} is installed already, and not the same: ${faults.slice(0, 3).join('; ')}. Nothing was changed. Raise the version in package.json and build again; where the disk is damaged, uninstall first.`,
    );
}

/** The content of a release without the binding, which may be the operator's. */
const sourceOf = ({ files }: Release): string =>
  Object.entries(files)
    .filter(([path]) => !path.startsWith('node_modules/onnxruntime-node/bin/'))
    .map((entry) => entry.join(' '))
    .sort()
    .join('\n');

const keptFolder = (places: Places, { onnxruntime, arch }: Release): string =>
  join(places.bindings, `${onnxruntime}-${arch}`);

function keptBinding(places: Places, release: Release): UnpackedBinding | null {
  const folder = keptFolder(places, release);
  return existsSync(folder) ? openBinding(folder) : null;
}

/** Keeps the binding for later releases that need the same version. */
function keepBinding(binding: UnpackedBinding, release: Release, places: Places, disk: Disk): Step {
  const folder = keptFolder(places, release);
  return {
    title: `Keep the build of onnxruntime-node ${release.onnxruntime}`,
    run() {
      disk.remove(folder);
      disk.build(folder, ({ copy }) => {
        for (const file of bindingFiles) copy(join(binding.folder, file), file);
      });
    },
  };
}

async function trialEnds(name: string, places: Places, say: (line: string) => void): Promise<void> {
  say(`Release ${name} has three starts to become healthy. The models are warmed up: this can take minutes.`);
  const until = Date.now() + trialMs;
  while (existsSync(places.trial) && Date.now() < until) await sleep(500);
  const { current, onTrial } = readInstalled(places);
  if (current === name && !onTrial) return say(`Release ${name} is healthy and runs.`);
  throw new InstallError(
    onTrial
      ? `Release ${name} is still on trial. Look at: journalctl -u spl-kiosk`
      : `Release ${name} did not become healthy; the kiosk runs ${current} again. Why: journalctl -u spl-kiosk`,
  );
}
