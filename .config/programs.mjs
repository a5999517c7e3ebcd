// Every program of the operating system that our sources start, with the Debian package that brings it. Set-up and `npm
// test` install from this list, and test/programs compares it with the sources. Plain JavaScript for Node ≥ 20.

/**
 * @typedef {object} Program
 * @property {string} name as it is started
 * @property {string} package of Debian
 * @property {readonly string[]} neededBy
 *   'base'         every Debian has it (debootstrap --variant=minbase)
 *   'at hand'      whoever runs `npm test` in a clone has it
 *   'where there'  used only where it is there; nothing brings it
 *   'a kiosk'      our Debian package depends on it or recommends it
 *   'training'     of the models
 *   'npm …'        that command, which brings it
 *   'test/…'       tests that start it, and `npm test` brings it: a path, in which * stands for any part of a name
 * @property {string} [without] what is lost where it can't be installed
 */

/** @returns {Program[]} */
const base = (/** @type {string} */ fromPackage, /** @type {string} */ names) =>
  names.split(' ').map((name) => ({ name, package: fromPackage, neededBy: ['base'] }));

/** Tests that install on a machine of their own. If it can't be made, they skip themselves and say why. */
export const installationTests = [
  'test/integration/deploy-arm64.test.ts',
  'test/integration/deploy-display.test.ts',
  'test/integration/deploy-machine.test.ts',
];
const [arm64, display, machine] = installationTests;
const cups = 'test/integration/cups.test.ts';
const letter = 'test/integration/letter-pdf.test.ts';
const overlay = 'test/deploy/overlay.test.ts';
const papers = 'test/integration/papers-languages.test.ts';
const slip = 'test/integration/slip-pdf.test.ts';

const linkTests = [
  'test/server/link/*.test.ts',
  'test/integration/listening.test.ts',
  'test/e2e/desk-link.test.ts',
  'test/technician/provision/desk-link.test.ts',
];
const cameraTests = [
  'test/integration/camera.test.ts',
  'test/integration/camera-killed.test.ts',
  'test/integration/camera-photographs.test.ts',
];
const browserTests = ['test/integration/deploy-files.test.ts', display];
const installerTests = ['test/deploy/installer.test.ts', 'test/deploy/release-key.test.ts'];
const cameraCommands = [
  'npm start',
  'npm run provision',
  'npm run measure-captures',
  'npm run measure-guidance',
  'npm run measure-preview',
];

const speechCommands = ['npm run speech', 'npm run package'];
const speechTests = ['test/deploy/speech.test.ts'];
const soundTests = [...speechTests, 'test/e2e/sound.test.ts'];

/** @type {readonly Program[]} */
export const programs = [
  { name: 'node', package: 'nodejs', neededBy: ['at hand'] },
  { name: 'npm', package: 'npm', neededBy: ['at hand'] },
  { name: 'git', package: 'git', neededBy: ['at hand'] },

  ...base('apt', 'apt-get apt-mark'),
  ...base('bash', 'bash'),
  ...base(
    'coreutils',
    'base64 cat chown chroot cp date dd dirname du env head id ls mkdir mkfifo readlink rm rmdir sleep sync',
  ),
  ...base('coreutils', 'tail test timeout touch true wc'),
  ...base('dash', 'sh'),
  ...base('dpkg', 'dpkg dpkg-deb dpkg-query'),
  ...base('e2fsprogs', 'mke2fs'),
  ...base('grep', 'grep'),
  ...base('libc-bin', 'ldd'),
  ...base('mount', 'mount umount'),
  ...base('passwd', 'useradd'),
  ...base('sed', 'sed'),
  ...base('tar', 'tar'),
  ...base('util-linux', 'nsenter pivot_root setpriv unshare'),

  {
    name: 'fswebcam',
    package: 'fswebcam',
    neededBy: ['a kiosk', ...cameraCommands, ...cameraTests],
    without: 'no camera can be used, and photographs are read directly',
  },
  {
    name: 'ffmpeg',
    package: 'ffmpeg',
    neededBy: ['a kiosk', ...cameraCommands, ...speechCommands, ...cameraTests, ...soundTests],
    without: 'the live picture is slow, four pictures a second at most',
  },
  {
    name: 'espeak-ng',
    package: 'espeak-ng',
    neededBy: ['npm start', ...speechCommands, ...speechTests],
    without: 'no screen can be heard',
  },
  { name: 'cupsctl', package: 'cups-client', neededBy: ['a kiosk', cups] },
  { name: 'lp', package: 'cups-client', neededBy: ['a kiosk', cups] },
  { name: 'lpstat', package: 'cups-client', neededBy: ['a kiosk', cups] },
  {
    name: 'chromium',
    package: 'chromium',
    neededBy: ['a kiosk', 'npm run measure-preview', ...browserTests],
  },
  // The same browser without windows of its own, which tests can do without: half as much to start and to draw.
  {
    name: 'chromium-headless-shell',
    package: 'chromium-headless-shell',
    neededBy: ['npm run measure-streaming', 'npm run draw-screens', 'test/e2e/*.test.ts'],
  },
  { name: 'Xorg', package: 'xserver-xorg', neededBy: ['a kiosk'] },
  { name: 'xset', package: 'x11-xserver-utils', neededBy: ['a kiosk', display] },
  { name: 'openbox', package: 'openbox', neededBy: ['a kiosk', display] },
  { name: 'pgrep', package: 'procps', neededBy: ['a kiosk', display] },
  { name: 'fstrim', package: 'util-linux', neededBy: ['where there'] },
  { name: 'systemctl', package: 'systemd', neededBy: ['a kiosk', ...installerTests, display, machine] },
  {
    name: 'systemd-notify',
    package: 'systemd',
    neededBy: ['a kiosk', 'test/devices/system/systemd.test.ts', machine],
  },
  { name: 'systemd-sysusers', package: 'systemd', neededBy: ['a kiosk', overlay, display, machine] },
  { name: 'systemd-tmpfiles', package: 'systemd', neededBy: ['a kiosk', machine] },
  { name: 'timedatectl', package: 'systemd', neededBy: ['a kiosk'] },
  { name: 'lsusb', package: 'usbutils', neededBy: ['a kiosk'] },
  { name: 'v4l2-ctl', package: 'v4l-utils', neededBy: ['a kiosk'] },
  { name: 'udevadm', package: 'udev', neededBy: ['where there', 'test/integration/deploy-files.test.ts'] },
  // NVIDIA's packages, of JetPack.
  { name: 'nvpmodel', package: 'nvidia-l4t-nvpmodel', neededBy: ['where there'] },
  { name: 'tegrastats', package: 'nvidia-l4t-tools', neededBy: ['where there'] },
  { name: 'trtexec', package: 'libnvinfer-bin', neededBy: ['where there'] },

  { name: 'sudo', package: 'sudo', neededBy: ['where there'] },
  { name: 'python3', package: 'python3', neededBy: ['training'] },
  { name: 'python', package: 'python3', neededBy: ['training'] }, // of the environment made with it

  {
    name: 'mvn',
    package: 'maven',
    neededBy: ['npm run test:fhir'],
    without: 'the FHIR bundles are not tested',
  },
  {
    name: 'javac',
    package: 'default-jdk-headless',
    neededBy: ['npm run test:fhir'],
    without: 'the FHIR bundles are not tested',
  },

  { name: 'cupsd', package: 'cups-daemon', neededBy: [cups] },
  { name: 'cupsdisable', package: 'cups-client', neededBy: [cups] },
  { name: 'cupsenable', package: 'cups-client', neededBy: [cups] },
  { name: 'lpadmin', package: 'cups-client', neededBy: [cups] },
  {
    name: 'openssl',
    package: 'openssl',
    neededBy: ['a kiosk', 'test/signature.test.ts', ...linkTests],
  },
  { name: 'pdfimages', package: 'poppler-utils', neededBy: [letter] },
  { name: 'pdfinfo', package: 'poppler-utils', neededBy: [letter, papers, slip] },
  { name: 'pdftoppm', package: 'poppler-utils', neededBy: ['npm run draw-papers', papers, slip] },
  {
    name: 'pdftotext',
    package: 'poppler-utils',
    neededBy: [letter, papers, slip, 'test/e2e/*.test.ts', 'test/technician/provision/provision.test.ts'],
  },
  { name: 'socat', package: 'socat', neededBy: ['test/devices/printer/open-printer.test.ts'] },
  { name: 'systemd-analyze', package: 'systemd', neededBy: [overlay] },

  {
    name: 'debootstrap',
    package: 'debootstrap',
    neededBy: ['npm run try-bare', 'npm run try-install', machine],
    without: 'no empty system can be made',
  },
  { name: 'journalctl', package: 'systemd', neededBy: [display, machine] },
  { name: 'pkill', package: 'procps', neededBy: [display] },
  { name: 'qemu-aarch64-static', package: 'qemu-user-static', neededBy: [arm64] },
  {
    name: 'systemd-nspawn',
    package: 'systemd-container',
    neededBy: ['npm run try-install', display, machine],
    without: 'no container can be booted',
  },
  {
    name: 'qemu-system-x86_64',
    package: 'qemu-system-x86',
    neededBy: ['npm run try-install'],
    without: 'the installation is tried in a container, and not in a virtual machine',
  },
  { name: 'Xvfb', package: 'xvfb', neededBy: [display] },
  { name: 'xwininfo', package: 'x11-utils', neededBy: [display] },
];
