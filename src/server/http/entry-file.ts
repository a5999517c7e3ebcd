import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { KioskError } from '../../errors.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';

/**
 * The secret of the running kiosk, kept in a file, so that a page that is open goes on after a restart. The file is a
 * script: the screen's starting page, which is a file itself, can read nothing else.
 * @param path of the file; it is for the daemon alone, and for the group of its folder where the folder passes that on
 * @throws KioskError `entry-failed`
 */
export function entrySecret(path: string): string {
  try {
    return GuardedFolder.use(
      dirname(path),
      (folder) => {
        const kept = script.exec(folder.read(basename(path))?.toString() ?? '')?.[1];
        if (kept !== undefined) return kept;
        const secret = randomBytes(32).toString('hex');
        folder.write(basename(path), `entry('${secret}');\n`, folder.passesGroupOn ? 0o640 : 0o600);
        return secret;
      },
      { create: true },
    );
  } catch (cause) {
    throw new KioskError(
      'entry-failed',
      `The file ${path}, which lets the kiosk’s own screen in, can’t be read or written. Look whose folder it is.`,
      { cause },
    );
  }
}

const script = /^entry\('([0-9a-f]{64})'\);\n$/;
