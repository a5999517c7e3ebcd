import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { print } from '../../commands/command-line/print.ts';
import { KioskError } from '../../errors.ts';
import { asOwnerOf } from '../../privileged/as-owner.ts';
import { type Settings, settingsSchema } from '../../settings.ts';
import { checkStatuses, type PlainCheck } from '../checks/check.ts';
import { examine } from '../doctor/doctor.ts';
import { readRelease } from '../release.ts';
import { answersSchema } from './answers.ts';
import { runSteps } from './run-steps.ts';
import { type RanStep, ranStepSchema } from './step.ts';
import { ownerSteps } from './steps.ts';

/*
 * Provisioning runs as root, and the daemon's user may have been taken over. Therefore everything that writes the state
 * folder, opens a device or runs a model happens in a process of that user, which takes a job and returns a result as
 * JSON.
 */

const stepsJob = z.strictObject({
  part: z.literal('steps'),
  settings: settingsSchema,
  answers: answersSchema,
  trtexec: z.string(),
});
const checksJob = z.strictObject({ part: z.literal('checks'), settings: settingsSchema });
const jobSchema = z.discriminatedUnion('part', [stepsJob, checksJob]);

type Job = z.infer<typeof jobSchema>;

const checkSchema: z.ZodType<PlainCheck> = z.strictObject({
  name: z.string(),
  status: z.enum(checkStatuses),
  value: z.string(),
  remedy: z.string().nullable(),
});

/** Name of the command, which only this program calls. */
const ownerPart = 'provision-part';

/**
 * Takes the owner's steps.
 * @throws KioskError `provision-failed` if the process ends before they are done
 */
export const takeOwnerSteps = (job: Omit<z.infer<typeof stepsJob>, 'part'>): Promise<RanStep[]> =>
  askOwner({ part: 'steps', ...job }, z.array(ranStepSchema));

/**
 * Examines the machine.
 * @throws KioskError `provision-failed` if the process ends before it is done
 */
export const examineAsOwner = (settings: Settings): Promise<PlainCheck[]> =>
  askOwner({ part: 'checks', settings }, z.array(checkSchema));

async function askOwner<Result>(job: Job, resultSchema: z.ZodType<Result>): Promise<Result> {
  const { stateFolder } = job.settings;
  // That process does not need the FHIR server's token.
  const settings = { ...job.settings, fhirToken: null };
  const { status, output } = await asOwnerOf(stateFolder, [ownerPart], JSON.stringify({ ...job, settings }));
  const parsed = resultSchema.safeParse(parseJson(output));
  if (status === 0 && parsed.success) return parsed.data;
  throw new KioskError(
    'provision-failed',
    `The part that runs as the owner of ${stateFolder} ended with status ${status}. Correct what it reports above, and run this again.`,
  );
}

/** `provision-part`: reads a job from standard input, does it, and writes the result to standard output. */
export async function ownerPartCommand(): Promise<number> {
  process.umask(0o077);
  const job = jobSchema.parse(parseJson(await text(process.stdin)));
  await print(JSON.stringify(await resultOf(job)));
  return 0;
}

async function resultOf(job: Job): Promise<unknown> {
  const { settings } = job;
  if (job.part === 'checks')
    return await examine(settings, { camera: { liveSeconds: 3, stills: 1 }, replug: null });
  const { answers, trtexec } = job;
  const release = await readRelease();
  return await runSteps(
    ownerSteps(trtexec),
    progressFile(settings),
    () => ({ settings, answers, release, tell }),
    tellStep,
  );
}

export const progressFile = ({ stateFolder }: { readonly stateFolder: string }): string =>
  join(stateFolder, 'provision', 'progress.json');

export const tell = (progress: string): void => void process.stderr.write(`  … ${progress}\n`);

export const tellStep = ({ outcome, title, text: said, kept }: RanStep): void =>
  void process.stderr.write(`${(kept ? 'done before' : outcome).padEnd(11)}  ${title}: ${said}\n`);

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
