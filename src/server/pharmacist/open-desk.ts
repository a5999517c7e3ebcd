import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import type { Server } from 'socket.io';
import type { Printer } from '../../devices/printer/printer.ts';
import { codeOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { Prevalence } from '../../screening/judgement/prevalence.ts';
import type { AuditEvent } from '../../screening/record/audit-event.ts';
import type { AuditReader, ScreeningStore } from '../../store/port.ts';
import { Pin } from '../auth/pin.ts';
import { Sessions, sessionIdleMs } from '../auth/sessions.ts';
import type { Door } from '../auth/sign-in.ts';
import type { Customer } from '../visit/open-visits.ts';
import { auditRoutes } from './audit-routes.ts';
import { loadBands } from './bands.ts';
import { Desk, type DeskParts } from './desk.ts';
import { deskRoutes } from './desk-routes.ts';
import { openDeskPages } from './desk-socket.ts';
import { type ScaleCardParts, scaleCardRoute } from './scale-card-route.ts';
import { scanRoutes } from './scan-routes.ts';
import { SlipScanner, type SlipScannerParts } from './slip-scanner.ts';

const countedBands = fileURLToPath(new URL('../../../models/bands.json', import.meta.url));

export interface OpenDeskParts
  extends Pick<
      DeskParts,
      | 'makePapers'
      | 'makeBundle'
      | 'imaging'
      | 'forgetPictures'
      | 'unprintable'
      | 'researchNotice'
      | 'screenWidthMm'
      | 'retentionHours'
    >,
    ScaleCardParts {
  /** The pharmacist's page speaks it. */
  readonly language: Door['language'];
  readonly store: ScreeningStore;
  readonly audit: AuditReader;
  readonly customer: Customer;
  /** Sends signed screenings; null without a FHIR server. */
  readonly outbox: Outbox | null;
  readonly printer: Printer;
  readonly camera: SlipScannerParts['camera'];
  /** Whether a visit runs. */
  readonly isCameraTaken: SlipScannerParts['isCameraTaken'];
  readonly prevalence: Prevalence;
  /** Folder that keeps the PIN. */
  readonly stateFolder: string;
  readonly logger: Logger;
  /** Milliseconds without a touch until a session ends. */
  readonly idleMs?: number;
  /** Called when a pharmacist has signed in; must not throw. */
  readonly onSignedIn?: () => void;
}

interface Outbox {
  isWaiting(screeningId: string): boolean;
  onSent(listener: () => void): void;
}

export interface OpenDesk {
  readonly router: Router;
  /** Routes that only the kiosk's own port serves. */
  readonly ownRouter: Router;
  /** Where its sessions begin and end. */
  readonly door: Door;
  /** Lets its pages join through this server too. */
  attach(io: Pick<Server, 'of'>): void;
  signOutAll(): void;
  /** Writes an event that concerns no visit to the log and the audit trail; does not throw. */
  note(event: AuditEvent): void;
  stop(): Promise<void>;
}

/**
 * Opens the pharmacist's page with everything it needs.
 * @throws KioskError `manifest-invalid`
 */
export async function openDesk({
  stateFolder,
  idleMs = sessionIdleMs,
  prevalence,
  outbox,
  onSignedIn,
  audit,
  camera,
  isCameraTaken,
  makeScaleCards,
  onScaleCardsSent,
  ...parts
}: OpenDeskParts): Promise<OpenDesk> {
  const { store, customer, logger } = parts;
  const desk = new Desk({
    ...parts,
    isUnsent: (id) => outbox?.isWaiting(id) ?? false,
    bands: await loadBands(countedBands, prevalence),
    sessionIdleSeconds: idleMs / 1000,
  });
  const sessions = new Sessions(idleMs);
  const note = (event: AuditEvent) => {
    logger.info({ event });
    try {
      store.audit(null, event);
    } catch (error) {
      logger.error({ event: 'audit-failed', code: codeOf(error) });
    }
  };
  const door: Door = {
    pin: new Pin(stateFolder, 'pharmacist'),
    sessions,
    language: parts.language,
    researchNotice: parts.researchNotice,
    onEvent: (event) => {
      note(`pharmacist-${event}`);
      if (event === 'signed-in') onSignedIn?.();
    },
  };
  customer.onLeave(() => desk.changed());
  customer.onCall(() => desk.changed());
  outbox?.onSent(() => desk.changed());
  desk.start();
  const scanner = new SlipScanner({ camera, isCameraTaken });
  const scaleCards = scaleCardRoute({ makeScaleCards, ...(onScaleCardsSent && { onScaleCardsSent }) }, door);
  const pages = openDeskPages(desk, door, logger);
  return {
    door,
    router: express.Router().use(deskRoutes(desk, door), auditRoutes(audit, door), scaleCards),
    ownRouter: scanRoutes(scanner, door),
    attach: (io) => pages.attach(io),
    signOutAll: () => sessions.endAll(),
    note,
    async stop() {
      sessions.endAll();
      scanner.stop();
      await desk.stop();
    },
  };
}
