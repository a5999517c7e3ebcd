import { type SignInReply, signInReplySchema, signInStateSchema } from '../contract/sign-in.ts';
import { KioskError } from '../errors.ts';
import { portsOf } from '../settings/ports.ts';
import { loadSettings } from '../settings.ts';
import { print } from './command-line/print.ts';
import { readArguments } from './command-line/read-arguments.ts';
import { TerminalAsker } from './command-line/terminal-asker.ts';

const usage = `Usage: npm run --silent support-bundle > FILE.json

Asks for the technician's PIN and writes the support bundle to standard output, as the technician's page saves it: what
that page shows, and how the kiosk is set up. It holds no photo, no answer and no visit. The kiosk must be running.`;

/** Milliseconds that the kiosk, on the same machine, has for one answer. */
const answerMs = 10_000;

/**
 * `npm run support-bundle`: the support bundle of the running kiosk, for where no browser can save it.
 * @returns the exit status
 * @throws KioskError `usage`, `settings-invalid`, `stopped`, `pin-missing`, `pin-broken`
 */
export async function supportBundleCommand(args: readonly string[]): Promise<number> {
  const parsed = await readArguments(args, { usage, options: {}, read: () => true });
  if (parsed === undefined) return 0;
  const page = new TechnicianPage(portsOf(loadSettings()).technician);
  await page.look();
  await print(`${await page.bundle(await askPin())}\n`);
  return 0;
}

async function askPin(): Promise<string> {
  const asker = new TerminalAsker();
  try {
    return await asker.secret("The technician's PIN");
  } finally {
    asker.close();
  }
}

/** The technician's page of the kiosk that runs on this machine, as a browser has it. */
class TechnicianPage {
  readonly #url: string;

  constructor(port: number) {
    this.#url = `http://127.0.0.1:${port}/technician`;
  }

  /** Finds out whether a PIN can be tried, before anybody types one. */
  async look(): Promise<void> {
    const { pin, lockedForSeconds } = await this.#read('session', signInStateSchema);
    if (pin === 'missing') throw new KioskError('pin-missing', `No PIN has been set. ${setPin}`);
    if (pin === 'broken') throw new KioskError('pin-broken', `The file of the PIN can’t be read. ${setPin}`);
    if (lockedForSeconds > 0) throw new KioskError('usage', tooMany(lockedForSeconds));
  }

  /** Signs in, and out again. @returns the bundle as JSON */
  async bundle(pin: string): Promise<string> {
    const response = await this.#fetch('sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pin }),
    });
    const reply = await parsed(response, signInReplySchema);
    if (reply === null) throw this.#silent();
    if (!reply.ok) throw refused(reply);
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const session = { headers: { cookie: cookie.join('; ') } };
    const bundle = await this.#fetch('support-bundle', session);
    if (!bundle.ok) throw this.#silent();
    const text = await bundle.text();
    await this.#fetch('sign-out', { method: 'POST', ...session });
    return text;
  }

  async #read<Reply>(path: string, schema: Schema<Reply>): Promise<Reply> {
    const reply = await parsed(await this.#fetch(path), schema);
    if (reply === null) throw this.#silent();
    return reply;
  }

  async #fetch(path: string, request: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(`${this.#url}/${path}`, { ...request, signal: AbortSignal.timeout(answerMs) });
    } catch (cause) {
      throw this.#silent(cause);
    }
  }

  #silent(cause?: unknown): KioskError {
    const message =
      `No kiosk answers at ${this.#url}/. Start it, and try again. While it does not run, ` +
      'npm run doctor and journalctl -u spl-kiosk say what is wrong.';
    return new KioskError('stopped', message, { cause });
  }
}

interface Schema<Reply> {
  safeParse(value: unknown): { success: true; data: Reply } | { success: false };
}

/** Null if something else answered. */
async function parsed<Reply>(response: Response, schema: Schema<Reply>): Promise<Reply | null> {
  const result = schema.safeParse(await response.json().catch(() => null));
  return result.success ? result.data : null;
}

const setPin = 'Set one: npm run provision';

const tooMany = (seconds: number): string => `Too many wrong tries. Wait ${seconds} s, then try again.`;

function refused(reply: Extract<SignInReply, { ok: false }>): KioskError {
  if (!('lockedForSeconds' in reply)) return new KioskError('usage', reply.message);
  if (reply.code === 'pin-locked') return new KioskError('usage', tooMany(reply.lockedForSeconds));
  return new KioskError('usage', `That PIN is not right. Tries left: ${reply.triesLeft}.`);
}
