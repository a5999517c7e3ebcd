import type { DeviceListReadings, Program } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';

/** A touchscreen, also a built-in one, shows as a connected connector. */
export function checkDisplay({ screens }: DeviceListReadings): Check {
  const connected = screens.filter(({ status }) => status?.trim() === 'connected');
  if (connected.length > 0) {
    return ok(
      'display',
      connected.map(({ name, mode }) => `${name} ${mode?.trim() ?? ''}`.trim()).join(', '),
    );
  }
  return degraded(
    'display',
    screens.length === 0 ? 'this machine shows no connector' : 'none connected',
    'Connect the touchscreen, switch it on, and restart the kiosk.',
  );
}

export interface UsbDevice {
  /** "046d:0825" */
  readonly id: string;
  readonly name: string;
}

/** The lines of `lsusb`, without the machine's own hubs. */
export const usbDevices = (lsusb: Program): UsbDevice[] =>
  [...(lsusb?.stdout ?? '').matchAll(/^Bus \d+ Device \d+: ID ([0-9a-f]{4}:[0-9a-f]{4}) ?(.*)$/gm)]
    .map(([, id = '', name = '']) => ({ id, name: name.trim() }))
    .filter(({ id }) => !id.startsWith('1d6b:'));

export function checkUsb({ lsusb }: DeviceListReadings): Check {
  if (lsusb === null) return degraded('usb', 'not known', 'Install lsusb: sudo apt-get install usbutils');
  const devices = usbDevices(lsusb);
  return devices.length === 0
    ? degraded('usb', 'nothing plugged in', 'Plug in the camera and the printer.')
    : ok('usb', devices.map(({ id, name }) => (name === '' ? id : `${id} ${name}`)).join('; '));
}

export type QueueState = 'idle' | 'printing' | 'disabled';

/**
 * The queues that `lpstat -p` lists. Its lines have three forms: "is idle.", "now printing X-17.", and "disabled since
 * … -" with the reason indented on the next line.
 */
export function queuesOf(queues: Program): ReadonlyMap<string, { state: QueueState; reason: string }> {
  const found = new Map<string, { state: QueueState; reason: string }>();
  const lines = (queues?.stdout ?? '').split('\n');
  for (const [i, line] of lines.entries()) {
    const [, name, form] = /^printer (\S+) (is idle|now printing|disabled since)/.exec(line) ?? [];
    if (name === undefined) continue;
    const state = form === 'is idle' ? 'idle' : form === 'now printing' ? 'printing' : 'disabled';
    const next = lines[i + 1] ?? '';
    found.set(name, { state, reason: /^\s/.test(next) ? next.trim() : '' });
  }
  return found;
}

/** @param wanted the queue in the settings; null for CUPS's default queue */
export function checkQueue({ queues, defaultQueue }: DeviceListReadings, wanted: string | null): Check {
  const name = 'print-queue';
  if (queues === null) return failed(name, 'no CUPS', 'Install CUPS: sudo apt-get install cups');
  const queue = wanted ?? /^system default destination: (\S+)/m.exec(defaultQueue?.stdout ?? '')?.[1];
  if (queue === undefined) {
    return failed(name, 'no default queue', 'Set up the printer in CUPS and name it: sudo lpadmin -d QUEUE');
  }
  const found = queuesOf(queues).get(queue);
  if (!found)
    return failed(name, `no queue ${queue}`, `Set up the queue ${queue} in CUPS, or name another one.`);
  if (found.state !== 'disabled') return ok(name, `${queue}: ${found.state}`);
  const reason = found.reason === '' ? '' : ` (${found.reason})`;
  return failed(
    name,
    `${queue} stopped${reason}`,
    `Check paper, cover and cable, then run: cupsenable ${queue}`,
  );
}
