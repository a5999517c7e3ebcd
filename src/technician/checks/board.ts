import type { BoardReadings, Program } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say } from './sentence.ts';

export interface Board {
  readonly kind: 'orin' | 'other-jetson' | 'pc';
  /** "Jetson Orin Nano 8GB", or the board's own name. */
  readonly name: string;
}

/**
 * Modules by their part number in the device tree's `compatible`, as in the kernel's tegra234-p3767-*.dts and
 * tegra234-p3701-*.dts. `model` is the maker's free text: a reComputer J3011, which is an Orin Nano, calls itself Orin
 * NX.
 */
const modules: Readonly<Record<string, string>> = {
  'p3767-0000': 'Jetson Orin NX 16GB',
  'p3767-0001': 'Jetson Orin NX 8GB',
  'p3767-0003': 'Jetson Orin Nano 8GB',
  'p3767-0004': 'Jetson Orin Nano 4GB',
  'p3767-0005': 'Jetson Orin Nano 8GB (developer kit)',
  'p3701-0000': 'Jetson AGX Orin 32GB (developer kit)',
  'p3701-0004': 'Jetson AGX Orin 32GB',
  'p3701-0005': 'Jetson AGX Orin 64GB',
  'p3701-0008': 'Jetson AGX Orin Industrial',
};

export function boardOf({ model, compatible, productName }: BoardReadings): Board {
  const names = (compatible ?? '').split('\0');
  if (names.includes('nvidia,tegra234')) {
    const part = names.map((name) => /^nvidia,(p\d{4}-\d{4})$/.exec(name)?.[1]).find((found) => found);
    return { kind: 'orin', name: modules[part ?? ''] ?? clean(model) ?? 'Jetson Orin' };
  }
  if (names.some((name) => name.startsWith('nvidia,tegra'))) {
    return { kind: 'other-jetson', name: clean(model) ?? 'Jetson' };
  }
  return { kind: 'pc', name: clean(productName) ?? clean(model) ?? 'PC' };
}

/** Text of the device tree ends in NUL, that of sysfs in a line feed. */
const clean = (text: string | null): string | null => text?.replaceAll('\0', '').trim() || null;

/** Versions of the packages that dpkg knows, by name. */
export function packageVersions(packages: Program): ReadonlyMap<string, string> {
  const lines = (packages?.stdout ?? '').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [name, version] = line.split(' ');
      return name && version ? [[name, version] as const] : [];
    }),
  );
}

/** Jetson Linux releases for which this release was made, as `nvidia-l4t-core` numbers them. */
const releases: readonly { readonly l4t: RegExp; readonly jetpack: string }[] = [
  { l4t: /^36\.(4\.[3-9]|5)/, jetpack: 'JetPack 6.2' },
  { l4t: /^36\.4\.0/, jetpack: 'JetPack 6.1' },
  { l4t: /^39\.2/, jetpack: 'JetPack 7.2' },
];

/** "JetPack 6.2", or null if the release is not one of those. */
export const jetpackOf = (l4tCore: string): string | null =>
  releases.find(({ l4t }) => l4t.test(l4tCore))?.jetpack ?? null;

export function checkBoard(readings: BoardReadings): Check {
  const { kind, name } = boardOf(readings);
  if (kind === 'pc') return ok('board', say('boardPc', { board: name }));
  if (kind === 'other-jetson') {
    return failed('board', name, say('boardTooSmall'));
  }
  const l4t = packageVersions(readings.packages).get('nvidia-l4t-core');
  if (l4t === undefined) {
    return degraded('board', name, say('boardFlash'));
  }
  const jetpack = jetpackOf(l4t);
  const [version = ''] = l4t.split('-');
  return jetpack === null
    ? degraded('board', say('boardUnknownJetPack', { board: name, version }), say('boardFlashOther'))
    : ok('board', `${name}, ${jetpack} (L4T ${version})`);
}

/** Upgrading these makes the engines invalid, so it must not happen automatically. */
const heldPackages = ['nvidia-l4t-core', 'libnvinfer10'];

export function checkHeldPackages(readings: BoardReadings): Check {
  const name = 'held-packages';
  if (boardOf(readings).kind === 'pc') return ok(name, say('heldPc'));
  if (/^Pin-Priority: -\d+$/m.test(readings.pins ?? '')) return ok(name, say('heldByPins'));
  const installed = packageVersions(readings.packages);
  const held = new Set((readings.holds?.stdout ?? '').split('\n').map((line) => line.replace(/:.*$/, '')));
  const open = heldPackages.filter((one) => installed.has(one) && !held.has(one));
  return open.length === 0
    ? ok(name, heldPackages.filter((one) => held.has(one)).join(', ') || say('heldNone'))
    : degraded(
        name,
        say('heldNot', { packages: open.join(', ') }),
        say('heldHold', { packages: open.join(' ') }),
      );
}

/** Below this power the GPU's clock is so low that the budgets are not met. */
const leastWatts = 25;

/**
 * The name of the power mode: MAXN, MAXN_SUPER, 15W, MODE_30W. The number after the name is the mode's id; lines that
 * begin with NVPM are remarks.
 */
export function checkPowerMode(readings: BoardReadings): Check {
  const name = 'power-mode';
  if (boardOf(readings).kind === 'pc') return ok(name, say('powerPc'));
  const said = readings.powerMode;
  const mode = /^NV Power Mode: *(\S+)/m.exec(said?.stdout ?? '')?.[1];
  if (mode === undefined) {
    const why = say(said === null ? 'powerMissing' : 'powerSilent');
    return degraded(name, why, say('powerAsk'));
  }
  const watts = Number(/(\d+)W/.exec(mode)?.[1] ?? Number.POSITIVE_INFINITY);
  return mode.startsWith('MAXN') || watts >= leastWatts
    ? ok(name, mode)
    : degraded(name, mode, say('powerSet'));
}
