import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { faultOf } from '../readings/fault.ts';
import { type Progress, progressSchema, type Step, type StepContext, type StepEntry } from './step.ts';

export interface RanStep extends StepEntry {
  readonly name: string;
  readonly title: string;
  /** It was done by an earlier run, and nothing that it depends on has changed. */
  readonly kept: boolean;
}

/**
 * Takes the steps in their order and keeps what each came to before the next begins. A step that fails ends the run;
 * the next run goes on there.
 * @param path of the file that keeps the progress
 * @param context made anew for each step: an earlier one may have changed the settings
 */
export async function runSteps(
  steps: readonly Step[],
  path: string,
  context: () => StepContext,
  told: (step: RanStep) => void,
): Promise<RanStep[]> {
  const progress = await readProgress(path);
  const ran: RanStep[] = [];
  for (const step of steps) {
    const { name, title } = step;
    const key = await step.key(context());
    const before = progress.steps[name];
    const same = before?.outcome === 'done' && key !== null && before.key === key;
    const kept = same && ((await step.holds?.()) ?? true);
    const entry = kept ? before : await take(step, context(), key);
    const result = { name, title, ...entry, kept };
    ran.push(result);
    told(result);
    if (!kept)
      await writeProgress(path, { format: 1, steps: { ...progress.steps, [name]: entry } }, progress);
    if (entry.outcome === 'failed') break;
  }
  return ran;
}

async function take(step: Step, context: StepContext, key: string | null): Promise<StepEntry> {
  const at = new Date().toISOString();
  try {
    const end = await step.run(context);
    return 'done' in end
      ? { outcome: 'done', text: end.done, key, at }
      : { outcome: 'skipped', text: end.skipped, key, at };
  } catch (error) {
    return { outcome: 'failed', text: faultOf(error).message, key, at };
  }
}

async function readProgress(path: string): Promise<Progress> {
  try {
    return progressSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // None yet, or of another version: then every step is taken, which harms nothing.
    return { format: 1, steps: {} };
  }
}

async function writeProgress(path: string, next: Progress, current: Progress): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.next`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.next`, path);
  Object.assign(current.steps, next.steps);
}
