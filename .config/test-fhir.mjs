// `npm run test:fhir`: puts the FHIR bundles of visits before HAPI's validator and HAPI's JPA server (test/fhir-server).
// It is not part of `npm test`, because it needs Java, and Maven downloads about 350 MB.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = 'test/fhir-server';
const shown = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const asked = spawnSync('javac', ['-version'], { encoding: 'utf8' });
const version = /^javac (\d+)/m.exec(`${asked.stdout ?? ''}${asked.stderr ?? ''}`)?.[1];
if (Number(version ?? 0) < 17)
  stop(
    `There is ${version === undefined ? 'no javac' : `javac ${version}`}. Install a JDK of 17 or newer; on Debian and Ubuntu: apt-get install openjdk-17-jdk-headless`,
  );
if (spawnSync('mvn', ['-version'], { stdio: 'ignore' }).status !== 0)
  stop('There is no mvn. Install Maven 3.8 or newer; on Debian and Ubuntu: apt-get install maven');

const written = spawnSync(join(root, 'node_modules/.bin/node'), [`${project}/write-bundles.ts`], shown);
if (written.status !== 0) stop('The bundles could not be written; the message is above.');
const tested = spawnSync('mvn', ['-B', '--no-transfer-progress', '-f', project, 'test'], shown);
process.exitCode = tested.status ?? 1;
