import type { IncomingMessage } from 'node:http';

/** The value of a cookie that the browser sent; undefined if it sent none of that name. */
export function cookieOf({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  const prefix = `${name}=`;
  const cookie = headers.cookie?.split(/;\s*/).find((part) => part.startsWith(prefix));
  return cookie?.slice(prefix.length);
}
