import { fileURLToPath } from 'node:url';
import { openSystemd } from './devices/system/systemd.ts';
import { providersOf } from './inference/port.ts';
import type { Logger } from './logger.ts';
import { openKioskCamera, openSweptPrinter } from './open/devices.ts';
import { fhirBundle, openOutbox } from './open/fhir.ts';
import { kioskIdentity } from './open/identity.ts';
import { openModels, probe } from './open/models.ts';
import { handOverPaper, referralPapers, testPaper } from './open/papers.ts';
import { makeScaleCards } from './open/scale-cards.ts';
import { openKioskStore } from './open/store.ts';
import { Pin } from './server/auth/pin.ts';
import { healthRoutes } from './server/http/health-routes.ts';
import { createApp, listen } from './server/http/http.ts';
import { metricsRoute } from './server/http/metrics-route.ts';
import { scaleCardRoute } from './server/http/scale-card-route.ts';
import { openDesk } from './server/pharmacist/open-desk.ts';
import type { LogTail } from './server/technician/log-tail.ts';
import { openWorkshop } from './server/technician/open-workshop.ts';
import { Conductor } from './server/visit/conductor.ts';
import { attachSocket } from './server/visit/socket.ts';
import type { Settings } from './settings.ts';
import { Supervision } from './technician/health/supervision.ts';
import { readRelease } from './technician/release.ts';
import { modelVersions } from './vision/manifest.ts';

const pages = fileURLToPath(new URL('../kiosk-ui/dist', import.meta.url));

export interface Kiosk {
  readonly url: string;
  /** Whether systemd started it, and nobody reads what it says at its start. */
  readonly isSupervised: boolean;
  stop(): Promise<void>;
}

/** The process around the kiosk. */
export interface Host {
  readonly log: LogTail;
  /** Ends the process in order. */
  end(): void;
}

/**
 * Composition root: the only place that builds the parts, in the order in which they need each other. What was
 * opened is closed again, last first, also when a later part can't be opened.
 * @param photos file or folder for the simulated camera, or null
 * @throws KioskError of the part that can't be opened
 */
export async function startKiosk(
  settings: Settings,
  photos: string | null,
  logger: Logger,
  host: Host,
): Promise<Kiosk> {
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
    const store = await openKioskStore(settings, logger);
    opened.push(async () => store.close());
    let conductor: Conductor | undefined;
    let modelsFault: string | null = null;
    const models = await openModels(settings, {
      onChange: (change) => {
        modelsFault = change.ready ? null : change.error.code;
        if (change.ready)
          for (const loaded of change.models) logger.info({ event: 'model-ready', ...loaded });
        else logger.error({ event: 'inference-lost', code: change.error.code, detail: change.error.message });
        conductor?.setModels(change.ready, providersOf(models.loaded));
      },
    });
    opened.push(() => models.close());
    const release = await readRelease();
    const supervision = new Supervision(settings, release, models.inference);
    const vision = { inference: supervision.inference, manifest: models.manifest };

    const { port } = settings;
    const camera = await openKioskCamera(settings, photos);
    opened.push(() => camera.close());
    const { simulated, driver } = camera.description;
    logger.info({ event: 'camera', simulated, driver });
    const printer = await openSweptPrinter(settings, (why) => logger.warn({ event: 'printer', why }));
    logger.info({ event: 'printer', ...printer.description });

    const pharmacistPin = new Pin(settings.stateFolder, 'pharmacist');
    conductor = new Conductor({
      camera,
      printer,
      vision,
      provider: providersOf(models.loaded),
      settings,
      logger,
      makeSlip: (content, pictures) => handOverPaper(content, pictures, settings),
      store: store.store,
      observer: supervision.observer,
      mayHandOver: () => pharmacistPin.state === 'set',
      kiosk: kioskIdentity(settings, models.manifest),
    });
    const running = conductor;
    await supervision.start(
      {
        probe: () => probe(vision),
        printer,
        readStore: () => store.store.waiting,
        waitingForReview: () => store.store.waiting,
        models: () => models.loaded,
        inferencePid: () => models.pid,
        state: () => ({
          providers: providersOf(models.loaded),
          modelsFault,
          cameraSimulated: camera.description.simulated,
          cameraFault: running.state.devices.cameraFault,
        }),
      },
      systemd,
      logger,
    );
    opened.push(() => supervision.stop());
    const outbox = openOutbox(settings, store.store, logger);
    if (outbox) opened.push(() => outbox.stop());
    const desk = await openDesk({
      store: store.store,
      customer: running,
      printer,
      makePapers: (record, readPhoto) => referralPapers(record, readPhoto, settings),
      makeBundle: (record, readPhoto) => fhirBundle(record, readPhoto, settings.researchNotice),
      isUnsent: (id) => outbox?.isWaiting(id) ?? false,
      prevalence: { peoplePerSpl: settings.peoplePerSpl, spotsPerPerson: settings.spotsPerPerson },
      stateFolder: settings.stateFolder,
      researchNotice: settings.researchNotice,
      logger,
    });
    opened.push(() => desk.stop());
    if (outbox) outbox.onSent = () => desk.changed();
    const workshop = openWorkshop({
      settings,
      release,
      supervision,
      models: () => models.loaded,
      versions: modelVersions(models.manifest),
      camera,
      printer,
      testPaper: (now) => testPaper(`${settings.pharmacy}, ${settings.serial}`, settings, now),
      log: host.log,
      isBusy: () => running.state.step !== 'welcome',
      restart: systemd.isThere ? () => host.end() : null,
      logger,
    });
    opened.push(async () => workshop.stop());
    const app = createApp({
      port,
      pages,
      file: (token) => running.file(token),
      live: (token, response) => running.serveLive(token, response),
      routers: [
        healthRoutes(() => supervision.report),
        metricsRoute(supervision.metrics),
        desk.router,
        workshop.router,
        scaleCardRoute(makeScaleCards),
      ],
      logger,
    });
    const http = await listen(app, port);
    const io = attachSocket(http, port, running, logger);
    desk.attach(io);
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
    return { url, isSupervised: systemd.isThere, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
