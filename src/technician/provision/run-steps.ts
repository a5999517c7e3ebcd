import { basename, dirname } from 'node:path';
import { KioskError, systemCode } from '../../errors.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';
import { faultOf } from '../readings/fault.ts';
import {
  type Progress,
  progressSchema,
  type RanStep,
  type Step,
  type StepContext,
  type StepEntry,
} from './step.ts';

/**
 * Takes the steps in their order and keeps what each came to before the next begins. A step that fails ends the run;
 * the next run goes on there.
 * @param path of the file that keeps the progress, in a folder that may belong to another user
 * @param context made for each step, because an earlier one may have changed the settings
 */
export async function runSteps(
  steps: readonly Step[],
  path: string,
  context: () => StepContext,
  told: (step: RanStep) => void,
): Promise<RanStep[]> {
  const { steps: entries } = readProgress(path);
  const ran: RanStep[] = [];
  for (const step of steps) {
    const { name, title } = step;
    const { entry, kept } = await take(step, context(), entries[name]);
    const result = { name, title, ...entry, kept };
    ran.push(result);
    told(result);
    // A step without a key is taken every time, so its outcome is not kept.
    if (!kept && entry.key !== null) {
      entries[name] = entry;
      writeProgress(path, { format: 1, steps: entries });
    }
    if (entry.outcome === 'failed') break;
  }
  return ran;
}

async function take(
  step: Step,
  context: StepContext,
  before: StepEntry | undefined,
): Promise<{ readonly entry: StepEntry; readonly kept: boolean }> {
  const at = new Date().toISOString();
  let key: string | null = null;
  try {
    key = await step.key(context);
    if (before?.outcome === 'done' && key !== null && before.key === key && ((await step.holds?.()) ?? true))
      return { entry: before, kept: true };
    const end = await step.run(context);
    const came =
      'done' in end
        ? { outcome: 'done' as const, text: end.done }
        : { outcome: 'skipped' as const, text: end.skipped };
    return { entry: { ...came, key, at }, kept: false };
  } catch (error) {
    return { entry: { outcome: 'failed', text: faultOf(error).message, key, at }, kept: false };
  }
}

function readProgress(path: string): Progress {
  try {
    const bytes = GuardedFolder.use(dirname(path), (folder) => folder.read(basename(path)));
    return progressSchema.parse(JSON.parse(bytes?.toString() ?? ''));
  } catch {
    // The file is missing, of another version, or not ours: every step is taken, which harms nothing.
    return { format: 1, steps: {} };
  }
}

/** @throws KioskError `file-unsafe`, `provision-failed` */
function writeProgress(path: string, progress: Progress): void {
  const text = `${JSON.stringify(progress, null, 2)}\n`;
  try {
    GuardedFolder.use(dirname(path), (folder) => folder.write(basename(path), text), { create: true });
  } catch (cause) {
    const code = systemCode(cause);
    if (cause instanceof KioskError || code === undefined) throw cause;
    throw new KioskError(
      'provision-failed',
      `${path} can't be written (${code}). Check whose folder it is, and whether the disk is full.`,
      { cause },
    );
  }
}
