/**
 * ExecStartPost of the daemon: ends with status 0 once the daemon answers 200 on /health/ready, otherwise with 1; systemd
 * then counts the start as failed, which brings a release on trial nearer to its end.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { textOf } from '../src/errors.ts';
import { portsOf } from '../src/settings/ports.ts';
import { loadSettings } from '../src/settings.ts';

/** How long to wait, in ms. The daemon has said READY=1 before this runs, so its models are warm. */
const patienceMs = 30_000;

const url = `http://127.0.0.1:${portsOf(loadSettings()).metrics}/health/ready`;
const until = Date.now() + patienceMs;
for (;;) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => `it answers ${status}`,
    (error: unknown) => textOf(error),
  );
  if (answer === 'it answers 200') break;
  if (Date.now() > until) {
    process.stderr.write(`The kiosk is not ready: ${url}: ${answer}\n`);
    process.exit(1);
  }
  await sleep(500);
}
