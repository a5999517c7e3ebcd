import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { KioskError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Opened } from '../open/opened.ts';
import { portsOf } from '../settings/ports.ts';
import type { Settings } from '../settings.ts';
import { Entry } from './http/entry.ts';
import { entrySecret } from './http/entry-file.ts';
import { gated, type Keeper } from './http/gate.ts';
import { refuseForeign } from './http/guard.ts';
import { type Findings, healthRoutes } from './http/health-routes.ts';
import { createApp, listen } from './http/http.ts';
import { type MetricsPage, metricsRoute } from './http/metrics-route.ts';
import { speechRoutes } from './http/speech-routes.ts';
import type { DeskLink } from './link/desk-link.ts';
import { linkRoutes } from './link/link-routes.ts';
import type { OpenDesk } from './pharmacist/open-desk.ts';
import type { OpenWorkshop } from './technician/open-workshop.ts';
import type { OpenVisits } from './visit/open-visits.ts';
import { attachSocket } from './visit/page/socket.ts';

/** Folder with the built pages. */
export const pages = fileURLToPath(new URL('../../kiosk-ui/dist', import.meta.url));
const speech = fileURLToPath(new URL('../../kiosk-ui/speech', import.meta.url));

export interface DoorParts {
  readonly visits: OpenVisits;
  readonly desk: OpenDesk;
  readonly workshop: Pick<OpenWorkshop, 'router' | 'door'>;
  /** Null where the settings name no interface. */
  readonly link: DeskLink | null;
  readonly supervision: { readonly plainReport: Findings; readonly metrics: MetricsPage };
  readonly settings: Settings;
  readonly logger: Logger;
}

/** Where the doors are. The links hold the secret: they are for those who started the kiosk, and for no log. */
export interface Addresses {
  readonly kiosk: string;
  readonly kioskLink: string;
  readonly pharmacistLink: string;
  readonly technician: string;
  readonly metrics: string;
}

/**
 * Opens the three doors, all on loopback: the kiosk's pages for whoever has the secret, the technician's page for
 * whoever has its PIN, and measurements of the machine for every program on it. A fourth, if the settings want it, is the
 * desk link, on the address of another interface.
 * @throws KioskError `port-in-use`, `entry-failed`
 */
export async function openDoors(parts: DoorParts, opened: Opened): Promise<Addresses> {
  const { port, stateFolder, entryFile, technicianPort, metricsPort } = parts.settings;
  const beside = portsOf(parts.settings);
  const metrics = await openDoor(metricsApp(parts), beside.metrics, metricsPort !== null, parts, opened);
  const technician = await openDoor(
    technicianApp(parts),
    beside.technician,
    technicianPort !== null,
    parts,
    opened,
  );
  const entry = new Entry(entrySecret(entryFile ?? join(stateFolder, 'entry.js')), port);
  await openKioskDoor(parts, entry, opened);
  await parts.link?.start();
  const address = (at: number, path = '') => `http://127.0.0.1:${at}${path}`;
  return {
    kiosk: address(port),
    kioskLink: address(port, entry.path()),
    pharmacistLink: address(port, entry.path('pharmacist/')),
    technician: address(technician, '/technician/'),
    metrics: address(metrics, '/metrics'),
  };
}

/** The customer's page with its socket, and the pages behind a PIN that the kiosk's own screen shows too. */
async function openKioskDoor(parts: DoorParts, entry: Entry, opened: Opened): Promise<void> {
  const { visits, desk, workshop, link, settings, logger } = parts;
  const app = createApp({
    pages,
    file: (token) => visits.file(token),
    live: (token, response) => visits.live.serve(token, response),
    routers: [
      ...[desk.router, desk.ownRouter, workshop.router],
      ...[speechRoutes(speech), linkRoutes(link, desk.door), linkRoutes(link, workshop.door)],
    ],
    logger,
  });
  const keeper: Keeper = (request) => refuseForeign(request) ?? entry.keep(request);
  const { outer, inner } = gated(app, keeper, logger);
  const io = attachSocket(inner, visits, logger);
  desk.attach(io);
  const http = await listen(outer, settings.port);
  opened.keep(io, async () => {
    const closed = io.close();
    close(http);
    await closed;
  });
}

/** The technician's page alone, so that a technician who tunnels here meets no visit. */
function technicianApp({ workshop, link, logger }: DoorParts): Express {
  const ownPages = express.Router().use((request, response, next) => {
    if (/^\/(technician|assets)\//.test(request.path)) next();
    else response.redirect(303, '/technician/');
  });
  return createApp({
    pages,
    folders: ['technician', 'assets'],
    file: () => undefined,
    live: () => false,
    routers: [ownPages, workshop.router, linkRoutes(link, workshop.door)],
    logger,
  });
}

/** States and measurements of the machine, for supervisors and Prometheus; nothing of single visits. */
function metricsApp({ supervision }: DoorParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    healthRoutes(() => supervision.plainReport),
    metricsRoute(supervision.metrics),
  );
  return app;
}

/** @param isSet whether a setting wants this port; otherwise any will do where it is taken @returns the port */
async function openDoor(
  app: Express,
  port: number,
  isSet: boolean,
  { logger }: DoorParts,
  opened: Opened,
): Promise<number> {
  const { outer } = gated(app, refuseForeign, logger);
  const http = await listen(outer, port).catch((error: unknown) => {
    if (isSet || !(error instanceof KioskError)) throw error;
    return listen(outer, 0);
  });
  opened.keep(http, close);
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Also the connections of browsers that only might ask again, which would keep it open for ever. */
function close(http: Server): void {
  http.close();
  http.closeAllConnections();
}
