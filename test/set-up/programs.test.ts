import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensurePrograms } from '../../.config/setup.mjs';
import { type FakeProgram, fakeProgram, sh } from '../fakes/machines/programs.ts';

let apt: FakeProgram;
let sudo: FakeProgram;
let said: string[];

/** Installs each package that is asked for as a program of the same name, unless one is not to be had. */
const aptGet = sh`
echo "$*" >> "$here/asked"
case " $* " in
*" gone"*) exit 100 ;;
*" install "*) for one; do touch "$here/$one"; done ;;
esac
`;

beforeEach(async () => {
  apt = await fakeProgram('apt-get', aptGet);
  sudo = await fakeProgram('sudo', 'shift\nexec "$@"');
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sudo.restore();
  await apt.restore();
});

const named = (name: string, without?: string) => ({
  name,
  package: name,
  neededBy: ['npm start', `test/${name}.test.ts`],
  ...(without !== undefined && { without }),
});

const installs = () =>
  readFileSync(join(apt.folder, 'asked'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' install '));

describe('the programs of the distribution', () => {
  it('are installed in one go', () => {
    expect(ensurePrograms([named('here-1'), named('here-2')])).toEqual([]);
    expect(installs()).toHaveLength(1);
    expect(said.join('')).not.toContain('could not');
  });

  it('are installed without those that it does not have, each of which is named with what it is for', () => {
    const [lost, other] = [named('gone-1', 'nothing can be seen'), named('gone-2')];
    expect(ensurePrograms([named('here-1'), lost, named('here-2'), other])).toEqual([lost, other]);
    const [first, second, ...more] = said.filter((line) => line.includes('could not be installed'));
    expect(first).toContain('gone-1');
    expect(first).toContain('for npm start, test/gone-1.test.ts; without it nothing can be seen');
    expect(second).toContain('for npm start, test/gone-2.test.ts.');
    expect(more).toEqual([]);
  });

  it('asks once for a single one that it does not have', () => {
    expect(ensurePrograms([named('gone')])).toHaveLength(1);
    expect(installs()).toHaveLength(1);
  });
});
