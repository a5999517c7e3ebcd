import { budgets } from '../budgets.ts';
import type { PeerReport } from './peer.ts';
import type { PhotoRun } from './run-photo.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface PhotoReport {
  readonly photo: string;
  /** Number of lesions put into the photo; null for the operator's own photo. */
  readonly composed: number | null;
  readonly found: number;
  /** Crops that the classifier got in one run. */
  readonly crops: number;
  readonly runs: number;
  /** Milliseconds. */
  readonly times: Readonly<Record<string, Spread>>;
  /** Median shares of the whole time, which sum to 1. Crops are cut while a model works, so they are listed apart. */
  readonly shares: Readonly<Record<'model' | 'decoding' | 'own', number>>;
  /** Median shares of the processor time of both processes. Here our own code counts even while a model works. */
  readonly cpuShares: PhotoReport['shares'];
  readonly cropsShare: number;
}

export interface BudgetLine {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
  readonly unit: 'ms' | 'share' | 'times' | 'GiB';
  readonly met: boolean;
}

export function photoReport(photo: string, composed: number | null, runs: readonly PhotoRun[]): PhotoReport {
  const spread = (pick: (run: PhotoRun) => number | null) => spreadOf(runs.flatMap((run) => pick(run) ?? []));
  const share = (pick: (run: PhotoRun) => number) =>
    spreadOf(runs.map((run) => pick(run) / run.total)).median;
  const model = share(({ compute }) => compute);
  const decoding = share(({ decode }) => decode);
  const cpuShare = (part: keyof PhotoRun['cpu']) =>
    spreadOf(runs.map(({ cpu }) => cpu[part] / (cpu.decode + cpu.own + cpu.models))).median;
  const cpuModel = cpuShare('models');
  const cpuDecoding = cpuShare('decode');
  return {
    photo,
    composed,
    found: runs[0]?.found ?? 0,
    crops: runs[0]?.crops ?? 0,
    runs: runs.length,
    times: {
      total: spread(({ total }) => total),
      firstLesion: spread(({ firstLesion }) => firstLesion),
      firstJudged: spread(({ firstJudged }) => firstJudged),
      decode: spread(({ decode }) => decode),
      compute: spread(({ compute }) => compute),
      own: spread(({ own }) => own),
      cpuOwn: spread(({ cpu }) => cpu.own),
      cpuModels: spread(({ cpu }) => cpu.models),
      ...Object.fromEntries(
        (['detect', 'classify', 'crops', 'quality'] as const).map((stage) => [
          stage,
          spread(({ stages }) => stages[stage]),
        ]),
      ),
    },
    shares: { model, decoding, own: 1 - model - decoding },
    cpuShares: { model: cpuModel, decoding: cpuDecoding, own: 1 - cpuModel - cpuDecoding },
    cropsShare: share(({ stages }) => stages.crops),
  };
}

/** What was measured beside the photos; null for what was not. */
export interface Around {
  /** Memory of daemon and child together. */
  readonly peakBytes: number;
  readonly peers: readonly Pick<PeerReport, 'id' | 'peer' | 'ratio' | 'photo'>[];
  readonly renewalMs: number | null;
  readonly startMs: number | null;
}

export function budgetLines(
  photos: readonly PhotoReport[],
  { peakBytes, peers, renewalMs, startMs }: Around,
): BudgetLine[] {
  const worst = (pick: (photo: PhotoReport) => number) => Math.max(...photos.map(pick));
  const line = (name: string, unit: BudgetLine['unit'], limit: number, value: number): BudgetLine => ({
    name,
    limit,
    value,
    unit,
    met: value <= limit,
  });
  return [
    line(
      'first lesion, median',
      'ms',
      budgets.firstLesionMs,
      worst(({ times }) => times.firstLesion?.median ?? Number.NaN),
    ),
    line(
      'own code and copies',
      'share',
      budgets.ownShare,
      worst(({ shares }) => shares.own),
    ),
    line(
      'processor time of own code',
      'share',
      budgets.ownCpuShare,
      worst(({ cpuShares }) => cpuShares.own),
    ),
    ...(renewalMs === null
      ? []
      : [line('renewal after a visit, median', 'ms', budgets.renewalMs, renewalMs)]),
    ...(startMs === null
      ? []
      : [line('from SIGTERM to the next kiosk, ready, median', 'ms', budgets.startMs, startMs)]),
    ...peers.map(({ id, peer, ratio, photo }) =>
      line(`against ${peer}, ${photo}`, 'times', budgets.peerRatio[id], ratio),
    ),
    line('memory of daemon and child', 'GiB', memoryLimit(photos) / 2 ** 30, peakBytes / 2 ** 30),
  ];
}

/** @returns bytes, by the largest photo */
const memoryLimit = (photos: readonly PhotoReport[]): number =>
  photos.some(({ photo }) => photo.startsWith('50 ')) ? budgets.memoryBytesAt50 : budgets.memoryBytes;

const round = (value: number, unit: BudgetLine['unit']) =>
  unit === 'ms'
    ? `${value.toFixed(0)} ms`
    : unit === 'share'
      ? percent(value)
      : `${value.toFixed(2)} ${unit === 'times' ? '×' : unit}`;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

const sharesText = ({ model, decoding, own }: PhotoReport['shares']) =>
  `models ${percent(model)}, decoding ${percent(decoding)}, own code and copies ${percent(own)}`;

/** One block per photo, then the budgets. */
export function textOf(
  photos: readonly PhotoReport[],
  lines: readonly BudgetLine[],
  peers: readonly PeerReport[] = [],
): string {
  const peerLines = peers.map(
    ({ peer, photo, ours, theirs, ratio }) =>
      `${photo}: ${ours.median.toFixed(0)} ms, ${peer} ${theirs.median.toFixed(0)} ms, run in turn: ${ratio.toFixed(2)} ×`,
  );
  const blocks = photos.map(({ photo, composed, found, runs, times, shares, cpuShares, cropsShare }) =>
    [
      `${photo}: ${found} lesions found${composed === null ? '' : ` of ${composed}`}, ${runs} runs; ms, median and 95th percentile`,
      ...Object.entries(times).map(
        ([name, { median, p95 }]) =>
          `  ${name.padEnd(12)} ${median.toFixed(0).padStart(7)} ${p95.toFixed(0).padStart(7)}`,
      ),
      `  of the time: ${sharesText(shares)} (crops, beside the models: ${percent(cropsShare)})`,
      `  of the processor time: ${sharesText(cpuShares)}`,
    ].join('\n'),
  );
  const budget = lines.map(
    ({ name, limit, value, unit, met }) =>
      `${met ? 'met     ' : 'not met '} ${name}: ${round(value, unit)}, at most ${round(limit, unit)}`,
  );
  return `${[...blocks, ...growthLines(photos), ...peerLines, ...budget].join('\n')}\n`;
}

const barLength = 40;

/** How time and crops grow with the number of lesions and with the photo's size, as a table and as bars; empty for a single photo. */
function growthLines(photos: readonly PhotoReport[]): string[] {
  if (photos.length < 2) return [];
  const row = (name: string, ...cells: readonly string[]) =>
    `  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(12)).join('')}`;
  const msOf = ({ times }: PhotoReport) => times.total?.median ?? Number.NaN;
  const longest = Math.max(...photos.map(msOf));
  return [
    row('growth, medians', 'found', 'crops', 'ms', 'ms a lesion'),
    ...photos.map((one) =>
      row(
        one.photo,
        `${one.found}`,
        `${one.crops}`,
        msOf(one).toFixed(0),
        (msOf(one) / one.found).toFixed(1),
      ),
    ),
    ...photos.map(
      (one) =>
        `  ${one.photo.padEnd(28)} ${'█'.repeat(Math.round((msOf(one) / longest) * barLength))} ${msOf(one).toFixed(0)} ms`,
    ),
  ];
}
