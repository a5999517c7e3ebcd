import { fileURLToPath } from 'node:url';
import { en } from '../kiosk-ui/strings/en.ts';
import { openCamera, openPrinter } from './devices/open.ts';
import { openSystemd } from './devices/systemd.ts';
import type { Logger } from './logger.ts';
import { openModels } from './models.ts';
import type { Frame } from './screening/frame.ts';
import type { HandOver } from './screening/referral.ts';
import { Conductor } from './server/conductor.ts';
import { createApp, listen } from './server/http.ts';
import { attachSocket } from './server/socket.ts';
import type { Settings } from './settings.ts';
import { handOverLines } from './slip/lines.ts';
import { slipPdf } from './slip/pdf.ts';
import { toJpeg } from './vision/decode.ts';

const pages = fileURLToPath(new URL('../kiosk-ui/dist', import.meta.url));
const defaultPhotos = fileURLToPath(new URL('../test/fixtures/demo', import.meta.url));

/** Pixels of the longer side of a photo on a slip: 72 mm at 203 dpi. */
const slipSide = 576;

export interface Kiosk {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Composition root: the only place that builds the parts, in the order in which they need each other. What was
 * opened is closed again, last first, also when a later part can't be opened.
 * @param photos file or folder for the simulated camera, or null
 * @throws KioskError of the part that can't be opened
 */
export async function startKiosk(settings: Settings, photos: string | null, logger: Logger): Promise<Kiosk> {
  const opened: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) {
      await close().catch(() => logger.error({ event: 'stop-failed' }));
    }
  };
  try {
    const systemd = openSystemd((why) => logger.warn({ event: 'systemd', why }));
    let conductor: Conductor | undefined;
    const models = await openModels(settings, ({ ready, error }) => {
      if (error) logger.error({ event: 'inference-lost', code: error.code });
      conductor?.setModelsReady(ready);
    });
    opened.push(() => models.close());
    for (const loaded of models.loaded) logger.info({ event: 'model-ready', ...loaded });

    const { camera: device, cameraWidth, cameraHeight, port } = settings;
    const resolution = `${cameraWidth}x${cameraHeight}`;
    const camera = await openCamera({ device, photos, defaultPhotos, resolution });
    opened.push(() => camera.close());
    logger.info({ event: 'camera', ...camera.description });
    const printer = openPrinter(settings);
    logger.info({ event: 'printer', ...printer.description });

    conductor = new Conductor({
      camera,
      printer,
      vision: models,
      provider: models.loaded.map(({ provider }) => provider).join(', '),
      settings,
      logger,
      makeSlip: (content, frames) => makeSlip(content, frames, settings),
    });
    const running = conductor;
    opened.push(async () => running.stop());
    const app = createApp({ port, pages, file: (token) => running.file(token), logger });
    const http = await listen(app, port);
    const io = attachSocket(http, port, running, logger);
    opened.push(() => io.close());
    opened.push(() => systemd.stopping());
    await systemd.ready();
    const url = `http://127.0.0.1:${port}`;
    logger.info({ event: 'ready', url });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeSlip(
  content: HandOver,
  frames: ReadonlyMap<string, Frame>,
  { researchNotice, slipFolder }: Settings,
): Promise<Uint8Array> {
  const photos = await Promise.all(
    [...frames].map(async ([captureId, frame]) => ({
      captureId,
      jpeg: await toJpeg(frame, slipSide),
      width: frame.width,
      height: frame.height,
    })),
  );
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return await slipPdf(
    handOverLines(content, en, {
      researchNotice,
      photos,
      locale: 'en-GB',
      timeZone,
      copyKept: slipFolder !== null,
    }),
  );
}
