import { fileURLToPath } from 'node:url';
import { en } from '../kiosk-ui/strings/en.ts';
import { cameraChoice } from './camera-choice.ts';
import { openCamera, openPrinter } from './devices/open.ts';
import type { Paper } from './devices/printer.ts';
import { openSystemd } from './devices/systemd.ts';
import type { LoadedModel } from './inference/port.ts';
import type { Logger } from './logger.ts';
import { openModels } from './models.ts';
import type { HandOver } from './screening/hand-over.ts';
import { Conductor } from './server/conductor.ts';
import { createApp, listen } from './server/http.ts';
import type { SlipPicture } from './server/slip-work.ts';
import { attachSocket } from './server/socket.ts';
import type { Settings } from './settings.ts';
import { handOverLines } from './slip/lines.ts';
import { slipPdf } from './slip/pdf.ts';

const pages = fileURLToPath(new URL('../kiosk-ui/dist', import.meta.url));

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
      await close().catch((error: unknown) =>
        logger.error({ event: 'stop-failed', kind: error instanceof Error ? error.name : 'unknown' }),
      );
    }
  };
  try {
    const systemd = openSystemd((why) => logger.warn({ event: 'systemd', why }));
    let conductor: Conductor | undefined;
    const models = await openModels(settings, (change) => {
      if (change.ready) for (const loaded of change.models) logger.info({ event: 'model-ready', ...loaded });
      else logger.error({ event: 'inference-lost', code: change.error.code, detail: change.error.message });
      conductor?.setModels(change.ready, providersOf(models.loaded));
    });
    opened.push(() => models.close());

    const { port } = settings;
    const camera = await openCamera(cameraChoice(settings, photos));
    opened.push(() => camera.close());
    const { simulated, driver } = camera.description;
    logger.info({ event: 'camera', simulated, driver });
    const printer = openPrinter(settings);
    logger.info({ event: 'printer', ...printer.description });

    conductor = new Conductor({
      camera,
      printer,
      vision: models,
      provider: providersOf(models.loaded),
      settings,
      logger,
      makeSlip: (content, pictures) => makeSlip(content, pictures, settings),
    });
    const running = conductor;
    const app = createApp({
      port,
      pages,
      file: (token) => running.file(token),
      live: (token, response) => running.serveLive(token, response),
      logger,
    });
    const http = await listen(app, port);
    const io = attachSocket(http, port, running, logger);
    opened.push(async () => {
      const closed = io.close();
      http.closeAllConnections(); // a browser's idle connection would keep the server open for ever
      await closed;
    });
    opened.push(() => running.stop());
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

/** 'cpu', or 'tensorrt, cpu' where the models run on different ones. */
const providersOf = (loaded: readonly LoadedModel[]): string =>
  [...new Set(loaded.map(({ provider }) => provider))].join(', ');

function makeSlip(
  content: HandOver,
  photos: readonly SlipPicture[],
  { researchNotice, slipFolder }: Settings,
): Paper {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const copyKept = slipFolder !== null;
  const context = { researchNotice, photos, locale: en.locale, timeZone, copyKept };
  const lines = handOverLines(content, en, context);
  return { name: `slip-${content.number}`, format: 'slip', pdf: () => slipPdf(lines), escPos: null };
}
