import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { KioskError } from '../../errors.ts';
import { checkStrength } from '../../server/auth/pin-strength.ts';
import { printed } from '../../settings/printed.ts';
import { parseSettings, type Settings, settingsSchema } from '../../settings.ts';

/** A weak PIN is refused before anything is done. */
const pin = z.string().superRefine((given, context) => {
  try {
    checkStrength(given);
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

/** Settings as the file will hold them: only those that were given, and none that the kiosk would refuse. */
const checkedSettings = z.record(z.string(), z.unknown()).superRefine((given, context) => {
  for (const { message, path } of settingsSchema.safeParse(given).error?.issues ?? []) {
    context.addIssue({ code: 'custom', message, path });
  }
});

/** What a technician decides: typed in, or read from a file for a run without anybody. */
export const answersSchema = z.strictObject({
  /** Who answers for the report. */
  technician: printed(80),
  /** Settings other than the shipped ones: camera, printer, pharmacy, serial … */
  settings: checkedSettings.default({}),
  /** PINs to set. A PIN that is left out stays as it is, or is drawn at random if there is none. */
  pins: z.strictObject({ pharmacist: pin.optional(), technician: pin.optional() }).default({}),
});

export type Answers = z.infer<typeof answersSchema>;

/** @throws KioskError `settings-invalid`, with every fault at once */
export async function readAnswers(path: string): Promise<Answers> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new KioskError('settings-invalid', `${path} can't be read. Check its name.`, { cause });
  });
  const parsed = answersSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new KioskError('settings-invalid', `${path} is not valid. ${z.prettifyError(parsed.error)}`);
}

function parseJson(text: string): unknown {
  try {
    return parseSettings(text);
  } catch {
    return undefined;
  }
}

/** Asks a person one question; a choice is given back as one of its values. */
export interface Asker {
  text(question: string, fallback: string): Promise<string>;
  secret(question: string): Promise<string>;
}

/** What is plugged in, to choose from. */
export interface Found {
  readonly cameras: readonly string[];
  readonly printers: readonly string[];
}

const pinHelp = '6 to 12 digits (empty keeps it; if there is none, one is drawn at random and printed)';

/**
 * The questions of a guided run, in the order of the work.
 * @throws KioskError `settings-invalid` for an answer that can't be taken
 */
export async function askAnswers(ask: Asker, found: Found, before: Partial<Settings>): Promise<Answers> {
  const technician = await ask.text('Your name, for the report', '');
  const pharmacy = await ask.text('Name of the pharmacy, for its papers', before.pharmacy ?? 'Pharmacy');
  const serial = await ask.text('Serial number of this kiosk', before.serial ?? 'unset');
  const camera = await choose(ask, 'Camera', found.cameras, before.camera ?? 'auto');
  const printer = await choose(ask, 'Printer', found.printers, before.printer ?? 'auto');
  const pharmacist = await ask.secret(`PIN of the pharmacist, ${pinHelp}`);
  const own = await ask.secret(`PIN of the technician, ${pinHelp}`);
  const parsed = answersSchema.safeParse({
    technician,
    settings: { pharmacy, serial, camera, printer },
    pins: { ...(pharmacist && { pharmacist }), ...(own && { technician: own }) },
  });
  if (parsed.success) return parsed.data;
  throw new KioskError('settings-invalid', `Some answers can't be taken. ${z.prettifyError(parsed.error)}`);
}

/** A number of the list, or the setting itself. */
async function choose(ask: Asker, what: string, options: readonly string[], before: string): Promise<string> {
  const list = options.map((option, i) => `\n  ${i + 1}  ${option}`).join('');
  const answer = await ask.text(`${what} (a number, or as in the settings)${list}\n`, before);
  return options[Number(answer) - 1] ?? answer;
}
