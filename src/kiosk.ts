import { linkAddress } from './devices/system/link-address.ts';
import { sweepMemory } from './devices/system/sweep-memory.ts';
import { openSystemd } from './devices/system/systemd.ts';
import { oneShotImaging } from './imaging/one-shot.ts';
import { providersOf } from './inference/port.ts';
import type { Logger } from './logger.ts';
import { deskCertificate } from './open/desk-link.ts';
import { openKioskCamera, openSweptPrinter } from './open/devices.ts';
import { fhirBundle, openOutbox } from './open/fhir.ts';
import { kioskIdentity } from './open/identity.ts';
import { type MarkName, setMark } from './open/marks.ts';
import { loggedTo, openModels, probe } from './open/models.ts';
import { Opened } from './open/opened.ts';
import { handOverPaper, referralPapers, testPaper, unprintable } from './open/papers.ts';
import { makeScaleCards } from './open/scale-cards.ts';
import { openKioskStore } from './open/store.ts';
import { researchNoticeIn } from './open/words.ts';
import { Pin } from './server/auth/pin.ts';
import { type Addresses, openDoors, pages } from './server/doors.ts';
import { DeskLink } from './server/link/desk-link.ts';
import { type OpenDesk, openDesk } from './server/pharmacist/open-desk.ts';
import type { LogTail } from './server/technician/log-tail.ts';
import { openWorkshop } from './server/technician/open-workshop.ts';
import { type OpenVisits, openVisits } from './server/visit/open-visits.ts';
import type { Settings } from './settings.ts';
import { openMeters, type Supervised, type Supervision, supervise } from './technician/health/supervision.ts';
import { readRelease } from './technician/release.ts';
import { modelVersions } from './vision/load-manifest.ts';

export interface Kiosk {
  readonly addresses: Addresses;
  /** Whether systemd started it, so that nobody reads what it prints at its start. */
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
 * Composition root: the only place that builds the daemon's parts, in the order in which they need each other. Parts
 * are closed in reverse order, also when a later one can't be opened.
 * @param photos file or folder for the simulated camera, or null
 * @throws KioskError from the part that can't be opened
 */
export async function startKiosk(
  settings: Settings,
  photos: string | null,
  logger: Logger,
  host: Host,
): Promise<Kiosk> {
  const opened = new Opened(logger);
  try {
    const base = await openBase(settings, photos, logger, opened);
    const rooms = await openRooms(base, settings, logger, host, opened);
    const addresses = await openDoors({ ...rooms, settings, logger }, opened);
    opened.keep(rooms.visits, (open) => open.stop());
    opened.keep(base.systemd, (open) => open.stopping());
    await base.systemd.ready();
    logger.info({ event: 'ready', url: addresses.kiosk });
    return { addresses, isSupervised: base.systemd.isThere, stop: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A mark that can't be kept costs a check its answer, and nobody their work. */
function marked({ stateFolder }: Settings, name: MarkName, logger: Logger): void {
  if (!setMark(stateFolder, name)) logger.warn({ event: 'mark-failed', name });
}

/** The parts of the desk whose use a check asks for. */
const markedParts = (settings: Settings, logger: Logger) => ({
  makeScaleCards: () => makeScaleCards(settings.language),
  onScaleCardsSent: () => marked(settings, 'scale-cards-made', logger),
  onSignedIn: () => marked(settings, 'pharmacist-signed-in', logger),
});

type Base = Awaited<ReturnType<typeof openBase>>;

/** Opens the foundations: systemd, store, models, devices. */
async function openBase(settings: Settings, photos: string | null, logger: Logger, opened: Opened) {
  const systemd = openSystemd((why) => logger.warn({ event: 'systemd', why }));
  const kept = opened.keep(await openKioskStore(settings, logger), (open) => open.close());
  const models = opened.keep(await openModels(settings, loggedTo(logger)), (open) => open.close());
  const release = await readRelease();
  const meters = openMeters(settings, release, models);
  const camera = opened.keep(await openKioskCamera(settings, models.imaging, photos), (open) => open.close());
  const { simulated, driver } = camera.description;
  logger.info({ event: 'camera', simulated, driver });
  const printer = await openSweptPrinter(settings, (why) => logger.warn({ event: 'printer', why }));
  logger.info({ event: 'printer', ...printer.description });
  return { systemd, kept, store: kept.store, models, release, meters, camera, printer };
}

/** Opens what builds on them: visits, supervision, the pharmacist's desk, the technician's workshop. */
async function openRooms(base: Base, settings: Settings, logger: Logger, host: Host, opened: Opened) {
  const { systemd, kept, store, models, release, meters, camera, printer } = base;
  const pharmacistPin = new Pin(settings.stateFolder, 'pharmacist');
  const visits = openVisits({
    camera,
    printer,
    imaging: models.imaging,
    personRule: models.manifest.classifier.personRule,
    forgetPictures: () => {
      void models.renew();
      void sweepMemory();
    },
    models,
    store,
    observer: meters.metrics,
    makeSlip: (content, pictures) => handOverPaper(content, pictures, settings, oneShotImaging),
    mayHandOver: () => pharmacistPin.state === 'set',
    kiosk: kioskIdentity(settings, models.manifest),
    settings,
    logger,
  });
  const step = () => visits.runner.visit.screening.step;
  const supervision = await openWatch(base, visits, settings, logger, opened);
  const outbox = opened.keep(openOutbox(settings, store, logger, oneShotImaging), (open) => open?.stop());
  const { stateFolder, researchNotice, screenWidthMm, retentionHours, staffLanguage: language } = settings;
  const desk = await openDesk({
    ...{ store, camera, printer, outbox },
    isCameraTaken: () => step() !== 'welcome' && step() !== 'done',
    audit: kept.audit,
    customer: visits.customer,
    imaging: oneShotImaging,
    forgetPictures: () => void sweepMemory(),
    makePapers: (record, readPhoto) => referralPapers(record, readPhoto, settings, oneShotImaging),
    makeBundle: (record, readPhoto) => fhirBundle(record, readPhoto, researchNotice, oneShotImaging),
    unprintable,
    prevalence: { peoplePerSpl: settings.peoplePerSpl, spotsPerPerson: settings.spotsPerPerson },
    researchNotice: researchNoticeIn(language, researchNotice),
    ...{ stateFolder, language, screenWidthMm, retentionHours },
    ...markedParts(settings, logger),
    logger,
  });
  opened.keep(desk, (open) => open.stop());
  const link = opened.keep(deskLink(desk, settings, logger), (open) => open?.stop());
  const workshop = openWorkshop({
    settings,
    release,
    supervision,
    models: () => models.loaded,
    versions: modelVersions(models.manifest),
    camera,
    printer,
    testPaper: (now) => testPaper(`${settings.pharmacy}, ${settings.serial}`, settings, now, oneShotImaging),
    log: host.log,
    isBusy: () => step() !== 'welcome',
    restart: systemd.isThere ? () => host.end() : null,
    logger,
  });
  opened.keep(workshop, (open) => open.stop());
  return { visits, supervision, desk, link, workshop };
}

/** @returns null where the settings name no interface: then nothing listens beyond loopback */
function deskLink(desk: OpenDesk, settings: Settings, logger: Logger): DeskLink | null {
  const { deskLink: name, deskLinkPort: port, stateFolder, staffLanguage, researchNotice } = settings;
  if (name === null) return null;
  return new DeskLink({
    ...{ stateFolder, port, pages, desk, logger },
    state: { language: staffLanguage, researchNotice },
    address: () => linkAddress(name),
    certificate: (address) => deskCertificate(stateFolder, address),
  });
}

async function openWatch(
  { systemd, kept, models, meters, camera, printer }: Base,
  { live, outOfOrderIs }: OpenVisits,
  settings: Settings,
  logger: Logger,
  opened: Opened,
): Promise<Supervision> {
  const supervised: Supervised = {
    settings,
    probe: () => probe(models),
    printer,
    models: () => models.loaded,
    kept,
    state: () => ({
      providers: providersOf(models.loaded),
      // A process that is replaced after a visit is no fault.
      modelsFault: models.fault === 'inference-renewed' ? null : models.fault,
      cameraSimulated: camera.description.simulated,
      cameraFault: live.fault,
    }),
    outOfOrderIs,
  };
  return opened.keep(await supervise(meters, supervised, systemd, logger), (open) => open.stop());
}
