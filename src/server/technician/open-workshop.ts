import type { Router } from 'express';
import type { ModelView, TechnicianState, TestReply } from '../../contract/technician.ts';
import type { Camera } from '../../devices/camera/camera.ts';
import type { Paper, Printer } from '../../devices/printer/printer.ts';
import type { LoadedModel } from '../../inference/port.ts';
import type { Logger } from '../../logger.ts';
import type { Settings } from '../../settings.ts';
import type { Supervision } from '../../technician/health/supervision.ts';
import { captureTest, printTest } from '../../technician/readings/self-tests.ts';
import type { Release } from '../../technician/release.ts';
import { Pin } from '../auth/pin.ts';
import { Sessions } from '../auth/sessions.ts';
import type { Door } from '../auth/sign-in.ts';
import type { LogTail } from './log-tail.ts';
import { supportBundle } from './support-bundle.ts';
import { technicianRoutes, type Workshop } from './technician-routes.ts';

/** Longer than the pharmacist's, because a technician looks at the machine meanwhile, and the page shows no visit. */
const sessionIdleMs = 15 * 60_000;

export interface WorkshopParts {
  readonly settings: Settings;
  readonly release: Release;
  readonly supervision: Pick<Supervision, 'report' | 'history'>;
  readonly models: () => readonly LoadedModel[];
  /** Versions by model. */
  readonly versions: Readonly<Record<string, string>>;
  readonly camera: Camera;
  readonly printer: Printer;
  readonly testPaper: (now: Date) => Paper;
  readonly log: LogTail;
  readonly isBusy: () => boolean;
  /** Ends the daemon so that systemd starts it again; null if nothing would start it. */
  readonly restart: (() => void) | null;
  readonly logger: Pick<Logger, 'info'>;
}

export interface OpenWorkshop {
  readonly router: Router;
  /** Where its sessions begin and end. */
  readonly door: Door;
  stop(): void;
}

/** Opens the technician's page with everything it needs. */
export function openWorkshop(parts: WorkshopParts): OpenWorkshop {
  const { settings, logger } = parts;
  const sessions = new Sessions(sessionIdleMs);
  const door: Door = {
    pin: new Pin(settings.stateFolder, 'technician'),
    sessions,
    language: settings.staffLanguage,
    researchNotice: settings.researchNotice,
    onEvent: (event) => logger.info({ event: `technician-${event}` }),
  };
  return { router: technicianRoutes(workshopOf(parts), door), door, stop: () => sessions.endAll() };
}

/** Long enough for the answer to reach the page. */
const beforeRestartMs = 500;

export function workshopOf(parts: WorkshopParts): Workshop {
  const { settings, printer, camera, restart, logger } = parts;
  const told = async (event: string, run: () => Promise<TestReply>): Promise<TestReply> => {
    const reply = await run();
    logger.info({ event, status: reply.ok ? 'ok' : 'failed', ...(!reply.ok && { code: reply.code }) });
    return reply;
  };
  const state = () => stateOf(parts);
  return {
    state,
    bundle: () => supportBundle(state(), settings, new Date()),
    printTest: () => told('print-test', () => printTest(printer, parts.testPaper(new Date()))),
    captureTest: () => told('capture-test', () => captureTest(camera)),
    restart: () => {
      if (restart === null) {
        return {
          ok: false,
          code: 'not-supervised',
          message: 'Nothing would start the kiosk again. Stop it where it was started, and start it there.',
        };
      }
      logger.info({ event: 'restart-asked' });
      setTimeout(restart, beforeRestartMs);
      return { ok: true, value: '', simulated: false };
    },
  };
}

function stateOf(parts: WorkshopParts): TechnicianState {
  const { settings, release, supervision, log, isBusy, restart } = parts;
  const { live, ready, at, checks } = supervision.report;
  return {
    release: release.version,
    node: process.versions.node,
    serial: settings.serial,
    upSeconds: Math.round(process.uptime()),
    live,
    ready,
    checkedAt: at,
    checks,
    models: parts.models().map((model) => modelView(model, parts.versions)),
    history: supervision.history.samples,
    log: log.lines,
    busy: isBusy(),
    restarts: restart !== null,
  };
}

const modelView = (
  { model, provider, passedOver }: LoadedModel,
  versions: WorkshopParts['versions'],
): ModelView => ({
  name: model,
  version: versions[model] ?? '',
  provider,
  passedOver,
});
