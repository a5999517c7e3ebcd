import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { systemCode } from '../../errors.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';

const schema = z.strictObject({
  format: z.literal(1),
  /** SHA-256 of each computer's token, which has 256 random bits; and when it was paired. */
  computers: z.array(z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), pairedAt: z.string() })),
});

type Computers = z.infer<typeof schema>['computers'];

const fileName = 'paired-computers.json';

/** The computers that a code has paired, in a file of the state folder that holds no token. */
export class PairedComputers {
  readonly #folder: string;
  #computers: Computers;

  /** @param onBroken called if the file can't be read: then no computer counts as paired */
  constructor(stateFolder: string, onBroken: () => void) {
    this.#folder = stateFolder;
    try {
      this.#computers = read(stateFolder);
    } catch {
      onBroken();
      this.#computers = [];
    }
  }

  get count(): number {
    return this.#computers.length;
  }

  has(token: string): boolean {
    const hash = hashOf(token);
    return this.#computers.some((one) => one.hash === hash);
  }

  /** @returns the token that the computer keeps in its cookie @throws if the disk is full or broken */
  add(now = new Date()): string {
    const token = randomBytes(32).toString('hex');
    this.#write([...this.#computers, { hash: hashOf(token), pairedAt: now.toISOString() }]);
    return token;
  }

  /** @returns how many there were @throws if the disk is full or broken */
  forgetAll(): number {
    const { count } = this;
    this.#write([]);
    return count;
  }

  #write(computers: Computers): void {
    const text = JSON.stringify({ format: 1, computers });
    GuardedFolder.use(this.#folder, (folder) => folder.write(fileName, text), { create: true });
    this.#computers = computers;
  }
}

function read(stateFolder: string): Computers {
  try {
    const bytes = GuardedFolder.use(stateFolder, (folder) => folder.read(fileName));
    return bytes === null ? [] : schema.parse(JSON.parse(bytes.toString())).computers;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Nobody can guess a token of 256 bits, so its hash needs neither salt nor cost. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
