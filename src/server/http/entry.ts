import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from './gate.ts';

/** Pages to which the link can lead; `screen/` is the customer's in the kiosk's own browser, which is told so. */
export type EntryPage = '' | 'pharmacist/' | 'screen/';

/**
 * Lets in the browsers that have shown the secret, and no other account of this machine, nor whoever tunnels to the port.
 * A link with the secret gives a browser its cookie; without it there are two pages of words, and nothing else.
 */
export class Entry {
  readonly #secret: string;
  readonly #cookie: string;

  /**
   * @param secret 64 hexadecimal digits
   * @param port of the server: cookies know no ports, and another kiosk on this machine has its own
   */
  constructor(secret: string, port: number) {
    this.#secret = secret;
    this.#cookie = `spl-kiosk-entry-${port}=${createHash('sha256').update(`cookie ${secret}`).digest('hex')}`;
  }

  /** The path that gives a browser its cookie and leads on to a page. */
  path(page: EntryPage = ''): string {
    return `/enter/${this.#secret}/${page}`;
  }

  /** Answers everybody's questions, and those of the link; lets through who has the cookie. */
  keep(request: IncomingMessage): Answer | null {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (isRead && path === '/health') return health;
    if (isRead && path.startsWith('/enter/')) return this.#enter(path);
    if (this.#isIn(request)) return null;
    if (isRead && path === '/') return welcome;
    return { status: 403, text: `${words}\n`, why: 'no-entry' };
  }

  #enter(path: string): Answer {
    const [, secret = '', page = ''] = /^\/enter\/([^/]*)\/?(.*)$/.exec(path) ?? [];
    if (!isSame(secret, this.#secret)) return { status: 403, text: `${words}\n`, why: 'wrong-entry' };
    const location = page === 'pharmacist/' ? '/pharmacist/' : '/';
    const cookies = [
      `${this.#cookie}; HttpOnly; SameSite=Lax; Path=/`,
      ...(page === 'screen/' ? [ownBrowser] : []),
    ];
    return { status: 303, text: '', headers: { Location: location, 'Set-Cookie': cookies } };
  }

  #isIn({ headers }: IncomingMessage): boolean {
    const cookies = headers.cookie?.split(/;\s*/) ?? [];
    return cookies.some((cookie) => isSame(cookie, this.#cookie));
  }
}

/** Its pages then offer no file to save (kiosk-ui/shared/own-screen.ts): its policy saves none. It lets nobody in. */
const ownBrowser = 'spl-kiosk-own-browser=yes; SameSite=Lax; Path=/';

const words =
  'This is a kiosk that checks skin spots. Its pages open on its own screen, and with the link that npm start prints.';

const welcome: Answer = { status: 200, text: `${words}\n` };

/** The screen's starting page, a file and so of another origin, may see that there is an answer. */
const health: Answer = {
  status: 200,
  text: 'The kiosk runs.\n',
  headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
};

/** Takes the same time wherever the two differ. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
