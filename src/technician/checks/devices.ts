import type { DeviceListReadings, Program } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say } from './sentence.ts';

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
    say(screens.length === 0 ? 'displayNoConnector' : 'displayNone'),
    say('displayConnect'),
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
  if (lsusb === null) return degraded('usb', say('notKnown'), say('usbInstall'));
  const devices = usbDevices(lsusb);
  return devices.length === 0
    ? degraded('usb', say('usbNone'), say('usbPlugIn'))
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
  if (queues === null) return failed(name, say('queueNoCups'), say('queueInstall'));
  const queue = wanted ?? /^system default destination: (\S+)/m.exec(defaultQueue?.stdout ?? '')?.[1];
  if (queue === undefined) {
    return failed(name, say('queueNoDefault'), say('queueSetDefault'));
  }
  const found = queuesOf(queues).get(queue);
  if (!found) return failed(name, say('queueNone', { queue }), say('queueSetUp', { queue }));
  const { state, reason } = found;
  if (state !== 'disabled') return ok(name, say(state === 'idle' ? 'queueIdle' : 'queuePrinting', { queue }));
  const stopped =
    reason === '' ? say('queueStopped', { queue }) : say('queueStoppedBecause', { queue, reason });
  return failed(name, stopped, say('queueEnable', { queue }));
}
