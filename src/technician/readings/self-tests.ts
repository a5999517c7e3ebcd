import type { TestReply } from '../../contract/technician.ts';
import type { Camera } from '../../devices/camera/camera.ts';
import { jpegSize } from '../../devices/camera/jpeg-header.ts';
import type { Paper, Printer } from '../../devices/printer/printer.ts';
import { faultOf } from './fault.ts';

export async function printTest(printer: Printer, paper: Paper): Promise<TestReply> {
  const started = performance.now();
  try {
    await printer.print(paper);
    const { simulated, detail } = printer.description;
    return { ok: true, value: simulated ? seconds(started) : `${detail}, ${seconds(started)}`, simulated };
  } catch (error) {
    return { ok: false, ...faultOf(error) };
  }
}

/** Takes a still as for a customer, measures its size and drops it, so that the technician sees no picture. */
export async function captureTest(camera: Camera): Promise<TestReply> {
  const started = performance.now();
  try {
    const { jpeg } = await camera.takePicture();
    const size = jpegSize(jpeg);
    const { simulated } = camera.description;
    return { ok: true, value: `${size?.width} × ${size?.height}, ${seconds(started)}`, simulated };
  } catch (error) {
    return { ok: false, ...faultOf(error) };
  }
}

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`;
