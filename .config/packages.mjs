// Installs the Node packages of the lock file, however npm is configured. Plain JavaScript for Node ≥ 20.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Given on the command line, because it overrides .npmrc and the environment: NODE_ENV=production, `omit=dev`,
 * `omit=optional` or `bin-links=false` would leave out the pinned Node or the tools that build the pages.
 */
const options = [
  '--include=dev',
  '--include=optional',
  '--include=peer',
  '--package-lock=true',
  '--package-lock-only=false',
  '--bin-links=true',
  '--dry-run=false',
  '--global=false',
  '--location=project',
  '--install-strategy=hoisted',
  '--no-fund',
  '--no-audit',
  '--loglevel=error',
];

/** Packages without which nothing works. */
const needed = ['.bin/node', '.bin/tsc', '.bin/vitest', 'vite/bin/vite.js', 'onnxruntime-node', 'sharp'];

/** @param {string} root */
export const packagesAreWhole = (root) =>
  needed.every((name) => existsSync(join(root, 'node_modules', name)));

/**
 * @param {string} root of the clone
 * @throws Error whose message says what is wrong and what to do
 */
export function installPackages(root) {
  const { status, error, stderr } = spawnSync('npm', ['ci', ...options], {
    cwd: root,
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  process.stderr.write(stderr ?? '');
  if (error)
    throw new Error(`npm could not be started (${error.message}). Install it, and run the command again.`);
  if (status !== 0) throw new Error(whyNpmFailed(stderr));
  if (!packagesAreWhole(root)) throw new Error(whyIncomplete(root));
}

/** npm's error codes and the kernel's, with what they mean here. */
const causes = [
  [
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)$/,
    "the registry can't be reached: check the network and npm's configuration (npm config get registry, proxy)",
  ],
  [
    /^(E401|E403|E407|ENEEDAUTH)$/,
    "the registry or a proxy refuses this machine: check npm's configuration (npm config list)",
  ],
  [
    /^(E404|ETARGET|E5\d\d)$/,
    'the registry does not have a package of the lock file: check which registry npm asks (npm config get registry)',
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/,
    "the registry's certificate is not trusted: check the clock of this machine, and npm's setting cafile",
  ],
  [/^ENOSPC$/, 'the disk is full: make room'],
  [/^(EACCES|EPERM|EROFS)$/, "this folder can't be written to: become the user who owns it"],
  [
    /^EUSAGE$/,
    "package.json and package-lock.json don't agree: restore both as they were committed (git status)",
  ],
  [
    /^(EINTEGRITY|ZLIB_|Z_)/,
    'a package arrived damaged, or is not the one that the lock file names: run npm cache verify',
  ],
  [
    /^(EBADPLATFORM|EBADENGINE)$/,
    'this machine is not supported: use Linux on x64 or arm64, and Node 20 or newer',
  ],
];

/** @param {string} said what npm wrote to standard error */
export function whyNpmFailed(said) {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(said)?.[1];
  const cause = causes.find(([pattern]) => code !== undefined && pattern.test(code))?.[1];
  if (cause !== undefined)
    return `The packages could not be installed (${code}): ${cause}. Then run the command again.`;
  const what = code === undefined ? "npm's message is above" : `${code}; npm's message is above`;
  return `The packages could not be installed (${what}). Correct that and run the command again.`;
}

/** Why packages are missing although npm reports success. @param {string} root */
function whyIncomplete(root) {
  const { platform, arch } = process;
  if (!existsSync(join(root, 'node_modules', `node-${platform}-${arch}`))) {
    if (platform !== 'linux' || !['x64', 'arm64'].includes(arch))
      return `There is no Node 24 for ${platform} on ${arch} among the packages: use Linux on x64 or arm64.`;
  }
  const missing = needed.filter((name) => !existsSync(join(root, 'node_modules', name)));
  return `npm left out ${missing.join(', ')}. Look for omit, os, cpu or libc in its settings (npm config list), and run the command again.`;
}
