import type { DeviceView, KioskState } from '../../../contract/kiosk.ts';
import type { CameraDescription } from '../../../devices/camera/camera.ts';
import type { PrinterDescription } from '../../../devices/printer/printer.ts';
import type { Visit } from '../../../screening/visit/visit.ts';
import type { Settings } from '../../../settings.ts';
import type { Pictures } from '../pictures.ts';
import { viewOf } from './view.ts';

/** What the page shows besides the visit. */
export interface Surroundings
  extends Pick<
      KioskState,
      'bootId' | 'previewUrl' | 'guidance' | 'forgetsInSeconds' | 'desk' | 'mayHandOver'
    >,
    Pick<DeviceView, 'cameraFault' | 'provider' | 'modelsReady'> {
  readonly camera: CameraDescription;
  readonly printer: PrinterDescription;
  readonly settings: Settings;
}

/** Everything that the page draws. */
export function stateOf(visit: Visit, pictures: Pictures, surroundings: Surroundings): KioskState {
  const { bootId, previewUrl, guidance, forgetsInSeconds, desk, mayHandOver, settings } = surroundings;
  const { researchNotice, screenWidthMm } = settings;
  return {
    bootId,
    ownLanguage: visit.rules.language,
    ...viewOf(visit.screening, (id) => pictures.urlOf(id)),
    slipUrl: pictures.slipUrl,
    number: visit.number,
    call: visit.call,
    desk,
    parting: visit.parting,
    historyAsked: visit.rules.history,
    acceptSeconds: visit.rules.acceptSeconds,
    handsFree: visit.rules.handsFree,
    keptHours: settings.retentionHours,
    mayHandOver,
    previewUrl,
    guidance,
    fault: visit.fault,
    forgetsInSeconds,
    researchNotice,
    screenWidthMm,
    devices: devicesOf(visit, pictures, surroundings),
  };
}

function devicesOf({ screening }: Visit, pictures: Pictures, surroundings: Surroundings): DeviceView {
  const { camera, printer, cameraFault, provider, modelsReady } = surroundings;
  const { step, candidate, captures, closeups } = screening;
  const { id = '' } = candidate ?? closeups.at(-1) ?? captures.at(-1) ?? {};
  const shown = step === 'capture' ? null : pictures.shownIn(id);
  return {
    cameraSimulated: camera.simulated,
    cameraDetail: shown ?? camera.detail,
    cameraFault,
    printer: printer.simulated ? 'simulated' : 'real',
    slipFolder: printer.folder,
    provider,
    modelsReady,
  };
}
