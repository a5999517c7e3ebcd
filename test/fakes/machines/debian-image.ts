import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../../.cache/deploy/', import.meta.url));

/**
 * A small Debian in a folder, made once; nothing ever writes to it.
 * @param packages beside Debian's base, one at least
 */
export function debianImage(packages: readonly string[]): string {
  const image = join(cache, ['bookworm', ...packages].join('-'));
  if (existsSync(image)) return image;
  mkdirSync(cache, { recursive: true });
  rmSync(`${image}.incoming`, { recursive: true, force: true });
  const options = ['--variant=minbase', `--include=${packages.join(',')}`, 'bookworm', `${image}.incoming`];
  execFileSync('debootstrap', options, { stdio: ['ignore', 'ignore', 2] });
  renameSync(`${image}.incoming`, image);
  return image;
}
