import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { deskCertificate } from '../../../src/open/desk-link.ts';
import { pages } from '../../../src/server/doors.ts';
import { DeskLink, type DeskLinkParts } from '../../../src/server/link/desk-link.ts';
import { freePort } from '../machines/free-port.ts';
import { startDesk } from './desk.ts';

/** What a computer on the pharmacy's network gets for one request. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Asks over TLS, whatever the certificate says. */
export const ask = (
  url: string,
  { method = 'GET', headers = {}, body = '' } = {} as {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  },
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port, origin } = new URL(url);
    // As it is, with dots and all, and not as a browser would put it straight.
    const path = url.slice(origin.length);
    const options = { hostname, port, path, method, headers, rejectUnauthorized: false, agent: false };
    const asked = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.once('error', reject).end(body);
  });

export const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Answered> =>
  ask(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

export const cookiesOf = ({ headers }: Answered): string[] => [headers['set-cookie'] ?? []].flat();

/** A desk link on 127.0.0.1, before the desk of a kiosk of fakes. */
export async function startLink(other: Partial<DeskLinkParts> = {}) {
  const stateFolder = mkdtempSync(join(tmpdir(), 'spl-kiosk-link-'));
  const desk = await startDesk({ stateFolder });
  const log: string[] = [];
  const parts: DeskLinkParts = {
    stateFolder,
    port: await freePort(),
    pages,
    desk: desk.desk,
    state: { language: 'en', researchNotice: 'Research use only. Not a diagnosis.' },
    address: () => ({ address: '127.0.0.1', subnet: '127.0.0.1/8', family: 'IPv4' }),
    certificate: (address) => deskCertificate(stateFolder, address),
    logger: pino({}, { write: (line: string) => void log.push(line) }),
    ...other,
  };
  const links: DeskLink[] = [];
  /** Starts it, also again after a stop, as a daemon that is started again does. */
  const open = async (): Promise<DeskLink> => {
    const link = new DeskLink(parts);
    links.push(link);
    await link.start();
    return link;
  };
  return {
    link: await open(),
    open,
    url: `https://127.0.0.1:${parts.port}`,
    port: parts.port,
    desk,
    stateFolder,
    log,
    async stop() {
      for (const link of links) await link.stop();
      await desk.stop({ keepState: true });
      rmSync(stateFolder, { recursive: true });
    },
  };
}
