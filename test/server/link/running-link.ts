/** Desk links that the tests of a file start; they stop after each test. */
import { io } from 'socket.io-client';
import { afterEach, expect } from 'vitest';
import { pin } from '../../fakes/parts/desk.ts';
import { cookiesOf, post, startLink } from '../../fakes/parts/link.ts';

export type Link = Awaited<ReturnType<typeof startLink>>;

const running: Link[] = [];
afterEach(async () => {
  for (const link of running.splice(0)) await link.stop();
});

export async function start(...given: Parameters<typeof startLink>): Promise<Link> {
  const link = await startLink(...given);
  running.push(link);
  return link;
}

/** Pairs a computer by the code that shows; gives its cookie. */
export async function pair({ link, url }: Link): Promise<string> {
  const reply = await post(`${url}/pair/code`, { code: link.showCode() });
  expect([reply.status, reply.text]).toEqual([200, '{"ok":true}']);
  return cookiesOf(reply)[0]?.split(';')[0] ?? '';
}

/** Signs in with the pharmacist's PIN; gives the computer's cookie with the session's. */
export async function signIn({ url }: Link, computer: string): Promise<string> {
  const reply = await post(`${url}/pharmacist/sign-in`, { pin }, { cookie: computer });
  expect(cookiesOf(reply)[0]).toMatch(/^spl-kiosk-pharmacist=.*; HttpOnly; Secure; SameSite=Strict$/);
  return `${computer}; ${cookiesOf(reply)[0]?.split(';')[0]}`;
}

export const joined = (url: string, cookie: string, namespace = '/pharmacist') =>
  io(`${url}${namespace}`, {
    extraHeaders: { cookie },
    transports: ['websocket'],
    reconnection: false,
    rejectUnauthorized: false,
    forceNew: true,
  });

/** The socket's first state, or why it was refused. */
export const answered = (socket: ReturnType<typeof io>) =>
  new Promise((resolve) =>
    socket.once('state', resolve).once('connect_error', (why) => resolve(why.message)),
  );
