import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CupsServer } from '../../../src/devices/printer/cups-queue.ts';
import { keepNoFiles } from '../../../src/technician/provision/cups-files.ts';
import { freePort } from '../machines/free-port.ts';
import { until } from '../until.ts';

const run = promisify(execFile);
/** Where Debian puts cupsd and lpadmin. */
const sbin = '/usr/sbin';

/**
 * A separate CUPS with its own folders and port (apt-get install cups-daemon cups-client), and one queue, whose printer
 * reports what the test tells it to. Documents are kept after a job, which is CUPS's default, so it is the driver that
 * deletes them.
 */
export class TestCups {
  readonly queue = 'Büro-TM-T20II.1+2';
  readonly server: CupsServer;
  readonly #folder: string;
  #daemon: ChildProcess;

  private constructor(folder: string, server: CupsServer, daemon: ChildProcess) {
    this.#folder = folder;
    this.server = server;
    this.#daemon = daemon;
  }

  static async start(): Promise<TestCups> {
    const folder = await mkdtemp(join(tmpdir(), 'cups-test-'));
    const port = await freePort();
    await writeFolders(folder, port);
    const cups = new TestCups(folder, { host: '127.0.0.1', port }, startDaemon(folder));
    await cups.#addQueue();
    return cups;
  }

  /** From now on the printer reports this reason ('media-empty-error') and waits; null lets it print. */
  async say(reason: string | null): Promise<void> {
    await writeFile(join(this.#folder, 'say'), reason ?? '');
  }

  /** What came out of the printer last. */
  printed(): Promise<Buffer> {
    return readFile(join(this.#folder, 'out', 'printed'));
  }

  /** How the job was submitted: user, title, options. */
  async lastJob(): Promise<string> {
    return await readFile(join(this.#folder, 'out', 'job'), 'utf8');
  }

  /** Documents (d…) and job files (c…) that CUPS holds. */
  async spool(): Promise<string[]> {
    const names = await readdir(join(this.#folder, 'spool'), { recursive: true });
    return names.filter((name) => name !== 'tmp');
  }

  async disable(): Promise<void> {
    await run(join(sbin, 'cupsdisable'), ['-h', this.#address, this.queue]);
  }

  async enable(): Promise<void> {
    await run(join(sbin, 'cupsenable'), ['-h', this.#address, this.queue]);
  }

  /** Does what provisioning does, at this server. */
  async keepNoFiles(): Promise<void> {
    const said = await keepNoFiles(this.#address);
    if (said?.status !== 0) throw new Error(said?.stderr);
  }

  /** Starts CUPS again, which then knows only the jobs that it reads from its folders, as after a start of the machine. */
  async restart(): Promise<void> {
    await this.#end();
    this.#daemon = startDaemon(this.#folder);
    await until(() => run('lpstat', ['-h', this.#address, '-p', this.queue]));
  }

  async stop(): Promise<void> {
    await this.#end();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    const ended = once(this.#daemon, 'exit');
    this.#daemon.kill('SIGTERM');
    await ended;
  }

  get #address(): string {
    return `${this.server.host}:${this.server.port}`;
  }

  async #addQueue(): Promise<void> {
    const device = `kiosktest:${this.#folder}`;
    // The daemon needs a moment before it answers.
    await until(() =>
      run(join(sbin, 'lpadmin'), ['-h', this.#address, '-p', this.queue, '-v', device, '-E']),
    );
  }
}

const startDaemon = (folder: string): ChildProcess =>
  spawn(
    join(sbin, 'cupsd'),
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { stdio: 'ignore' },
  );

/** A backend of CUPS: waits while the file `say` has a reason, and puts the document into a file. */
const backend = `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct kiosktest "Unknown" "Printer of a test"'; exit 0; }
folder=\${DEVICE_URI#kiosktest:}
said=
for old in media-empty-error cover-open-report offline-report media-jam-warning connecting-to-device; do
  echo "STATE: -$old" >&2
done
while [ -s "$folder/say" ]; do
  said=$(cat "$folder/say")
  echo "STATE: +$said" >&2
  sleep 0.05
done
[ -n "$said" ] && echo "STATE: -$said" >&2
printf '%s\\n' "$2" "$3" "$5" > "$folder/out/job"
cat "\${6:--}" > "$folder/out/printed"
`;

async function writeFolders(folder: string, port: number): Promise<void> {
  const at = (name: string) => join(folder, name);
  for (const name of ['spool', 'cache', 'state', 'bin/backend', 'log', 'server', 'out']) {
    await mkdir(at(name), { recursive: true });
  }
  // As root, CUPS runs backends as the user lp, which needs access.
  await chmod(folder, 0o755);
  await chmod(at('out'), 0o777);
  await writeFile(at('say'), '');
  await writeFile(at('bin/backend/kiosktest'), backend, { mode: 0o755 });
  await symlink('/usr/lib/cups/daemon', at('bin/daemon'));
  const files = {
    ServerRoot: 'server',
    RequestRoot: 'spool',
    CacheDir: 'cache',
    StateDir: 'state',
    ServerBin: 'bin',
    AccessLog: 'log/access',
    ErrorLog: 'log/error',
    PageLog: 'log/page',
  };
  const lines = Object.entries(files).map(([name, path]) => `${name} ${at(path)}`);
  if (process.getuid?.() === 0) lines.push('User lp', 'Group lp');
  await writeFile(at('cups-files.conf'), `${lines.join('\n')}\n`);
  await writeFile(
    at('cupsd.conf'),
    `Listen 127.0.0.1:${port}
Browsing No
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  # As Debian's own: jobs belong to their owners. Here not even to root, who runs tests too.
  <Limit Cancel-Job Cancel-My-Jobs Cancel-Jobs Purge-Jobs Hold-Job Release-Job Set-Job-Attributes>
    Require user @OWNER
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`,
  );
}
