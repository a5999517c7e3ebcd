import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as device from '../../fixtures/devices/strings.ts';

/** Folders and programs of an Orin Nano with JetPack 6.2, from its published strings. */
export interface OrinBoard {
  /** Variables that make a process believe that it runs there. */
  readonly env: Record<string, string>;
  readonly folder: string;
  remove(): Promise<void>;
}

const files: Readonly<Record<string, string>> = {
  'proc/device-tree/model': device.orinNano.model ?? '',
  'proc/device-tree/compatible': device.orinNano.compatible ?? '',
  'proc/meminfo': device.meminfoNano,
  'proc/swaps': device.swapsZram,
  ...entries('thermal_zone', 'temp', device.zonesAgx),
  ...entries('cooling_device', 'cur_state', device.coolersOrin),
  'sys/class/drm/card0-DP-1/status': 'connected\n',
  'sys/class/drm/card0-DP-1/modes': '1920x1080\n1280x720\n',
};

const programs: Readonly<Record<string, string>> = {
  nvpmodel: device.orinNano.powerMode?.stdout ?? '',
  'dpkg-query': device.orinNano.packages?.stdout ?? '',
  'apt-mark': device.orinNano.holds?.stdout ?? '',
  lsusb: device.lsusbNano,
  timedatectl: device.timeSynchronized,
};

function entries(kind: string, file: string, all: typeof device.zonesAgx): Record<string, string> {
  return Object.fromEntries(
    all.flatMap(({ type, value }, i) => [
      [`sys/class/thermal/${kind}${i}/type`, type],
      ...(value === null ? [] : [[`sys/class/thermal/${kind}${i}/${file}`, value]]),
    ]),
  );
}

export async function orinBoard(): Promise<OrinBoard> {
  const folder = await mkdtemp(join(tmpdir(), 'orin-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  for (const [name, text] of Object.entries(programs)) await script(name, `cat <<'EOF'\n${text}EOF\n`);
  // Asked for one package, it gives only that version.
  const tensorrt = /^libnvinfer10 (.*)$/m.exec(programs['dpkg-query'] ?? '')?.[1];
  await script(
    'dpkg-query',
    `[ "$*" = '-W -f \${Version} libnvinfer10' ] && printf %s '${tensorrt}' && exit\ncat <<'EOF'\n${programs['dpkg-query']}EOF\n`,
  );
  // It never ends, like the real one.
  await script('tegrastats', `while true; do echo '${device.tegrastatsNano}'; sleep 0.2; done`);
  await mkdir(join(folder, 'dev'));

  async function script(name: string, body: string) {
    await write(`bin/${name}`, `#!/bin/sh\n${body}`);
    await chmod(join(folder, 'bin', name), 0o755);
  }
  return {
    folder,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      SPL_KIOSK_DEV_FOLDER: join(folder, 'dev'),
      SPL_KIOSK_SYS_FOLDER: join(folder, 'sys'),
      SPL_KIOSK_PROC_FOLDER: join(folder, 'proc'),
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
