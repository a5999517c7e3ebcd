import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { KioskError } from '../../errors.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Other ways from a photo to graded lesions, in scripts of another language; each script says what it leaves out. */
export const peers = [
  { id: 'plain', peer: 'plain Python', needs: 'onnxruntime, opencv-python and numpy', mostRuns: 100 },
  // A run takes half a minute.
  { id: 'paper', peer: 'the paper’s pipeline', needs: 'torch, opencv-python and numpy', mostRuns: 3 },
] as const;
type Peer = (typeof peers)[number];

const scriptOf = ({ id }: Peer) =>
  fileURLToPath(new URL(`../../../models/evaluate/peers/${id}.py`, import.meta.url));

const answer = z.object({ ms: z.number(), cpuMs: z.number(), lesions: z.int() });

export interface PeerReport {
  readonly id: Peer['id'];
  readonly peer: string;
  readonly photo: string;
  /** Milliseconds of ours and the peer's, run in turn. */
  readonly ours: Spread;
  readonly theirs: Spread;
  /** Ratio of the medians; below 1 we are faster. */
  readonly ratio: number;
  /** Lesions that the peer found. */
  readonly found: number;
}

/**
 * Runs ours and the peer in turn on one photo, so that whatever else the machine does slows both.
 * @throws KioskError `usage` where `python3` can't run the script
 */
export async function compareWithPeer(
  peer: Peer,
  photo: string,
  jpeg: Uint8Array,
  runs: number,
  ourMs: () => Promise<number>,
): Promise<PeerReport> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const path = join(folder, 'photo.jpg');
  await writeFile(path, jpeg);
  const child = spawn('python3', [scriptOf(peer), path]);
  child.once('error', () => undefined);
  child.stdin.on('error', () => undefined);
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await peerRun(peer, child, lines);
    const [ours, theirs]: [number[], number[]] = [[], []];
    let found = 0;
    for (let i = 0; i < Math.min(runs, peer.mostRuns); i++) {
      ours.push(await ourMs());
      const { ms, lesions } = await peerRun(peer, child, lines);
      theirs.push(ms);
      found = lesions;
    }
    const [own, their] = [spreadOf(ours), spreadOf(theirs)];
    const ratio = own.median / their.median;
    return { id: peer.id, peer: peer.peer, photo, ours: own, theirs: their, ratio, found };
  } finally {
    child.kill('SIGKILL');
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      await once(child, 'exit');
    await rm(folder, { recursive: true });
  }
}

async function peerRun(
  { peer, needs }: Peer,
  child: ChildProcessWithoutNullStreams,
  lines: AsyncIterator<string>,
) {
  child.stdin.write('go\n');
  const { value, done } = await lines.next();
  if (done)
    throw new KioskError(
      'usage',
      `The peer did not run: ${peer}. It needs a python3 with ${needs} on the PATH.`,
    );
  return answer.parse(JSON.parse(value));
}
