/** eSpeak NG, as a process of the distribution: a text in, samples out. */
import { spawnSync } from 'node:child_process';
import { SpeechError } from './speech-error.ts';

export interface Sound {
  /** 16-bit, one channel, without the silence around what is said. */
  readonly samples: Int16Array;
  /** Samples a second. */
  readonly rate: number;
}

/** Words a minute: slower than eSpeak's own 175, for people who hear it once. */
const pace = '155';

/** Samples below this share of full scale are silence. */
const silence = 0.004;
/** What is said has a peak above this share. */
const leastPeak = 0.05;
/** Seconds of silence that stay at either end, so that nothing is clipped. */
const margin = 0.03;

const headerBytes = 44;

/**
 * Says a text.
 * @param voice a name of `espeak-ng --voices`
 * @throws SpeechError if the engine is missing, or says nothing
 */
export function say(voice: string, text: string): Sound {
  const { status, error, stdout, stderr } = spawnSync(
    'espeak-ng',
    ['-v', voice, '-s', pace, '-b', '1', '--stdin', '--stdout'],
    { input: text, maxBuffer: 64 * 1024 * 1024 },
  );
  if (error)
    throw new SpeechError(
      `eSpeak NG can't be started (${error.message}). As root: apt-get install espeak-ng. Then run this again.`,
    );
  if (status !== 0 || stdout.length <= headerBytes)
    throw new SpeechError(`The voice ${voice} can't say “${text}”: ${stderr.toString().trim()}`);
  const rate = stdout.readUInt32LE(24);
  const bytes = Uint8Array.from(stdout.subarray(headerBytes, headerBytes + 2 * wholeSamples(stdout)));
  const all = new Int16Array(bytes.buffer);
  if (peakOf(all) < leastPeak) throw new SpeechError(`The voice ${voice} says nothing for “${text}”.`);
  return { samples: trimmed(all, rate), rate };
}

const wholeSamples = (wav: Buffer): number => Math.floor((wav.length - headerBytes) / 2);

/** The loudest sample, as a share of full scale. */
export const peakOf = (samples: Int16Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0) / 32768;

function trimmed(samples: Int16Array, rate: number): Int16Array {
  const isHeard = (sample: number) => Math.abs(sample) > silence * 32768;
  const around = Math.round(margin * rate);
  const first = Math.max(0, samples.findIndex(isHeard) - around);
  return samples.slice(first, samples.findLastIndex(isHeard) + 1 + around);
}
