import type { CameraDescription } from '../devices/camera.ts';
import type { PrinterDescription } from '../devices/printer.ts';
import type { DeviceView, KioskState, PhotoView } from '../protocol.ts';
import type { Capture } from '../screening/capture.ts';
import { spotsToShow } from '../screening/hand-over.ts';
import { nextUrgentQuestion } from '../screening/questionnaire.ts';
import type { Screening } from '../screening/screening.ts';

/** What a customer's page may know of the visit: no score, class, level or embedding leaves here. */
export function viewOf(
  screening: Screening,
  urlOf: (captureId: string) => string,
): Pick<
  KioskState,
  | 'screeningId'
  | 'step'
  | 'urgentQuestion'
  | 'urgentAnswered'
  | 'site'
  | 'photos'
  | 'progress'
  | 'outcome'
  | 'photoFaults'
  | 'slip'
> {
  const numbers = new Map(
    spotsToShow(screening).map((spot) => [`${spot.captureId} ${spot.lesionId}`, spot.number]),
  );
  const photoOf = ({ id, site, width, height, simulated, spots, lesions }: Capture): PhotoView => {
    const checked = new Set(lesions.map((lesion) => lesion.id));
    return {
      id,
      site,
      width,
      height,
      simulated,
      url: urlOf(id),
      spots: spots.map((spot) => ({
        id: spot.id,
        box: spot.box,
        checked: checked.has(spot.id),
        number: numbers.get(`${id} ${spot.id}`) ?? null,
      })),
    };
  };
  return {
    screeningId: screening.id,
    step: screening.step,
    urgentQuestion:
      screening.step === 'urgent' ? (nextUrgentQuestion(screening.urgentAnswers) ?? null) : null,
    urgentAnswered: Object.keys(screening.urgentAnswers).length,
    site: screening.site,
    photos: screening.captures.map(photoOf),
    progress: screening.progress,
    outcome: screening.triage?.level ?? null,
    photoFaults: [...new Set(screening.captures.flatMap((capture) => capture.quality?.faults ?? []))],
    slip: screening.slip,
  };
}

/** @param shown the simulated photograph on the screen; null before there is one, and for a real camera */
export function deviceView(
  camera: CameraDescription,
  printer: PrinterDescription,
  shown: string | null,
): Pick<DeviceView, 'cameraSimulated' | 'cameraDetail' | 'printer' | 'slipFolder'> {
  return {
    cameraSimulated: camera.simulated,
    cameraDetail: shown ?? camera.detail,
    printer: printer.simulated ? 'simulated' : 'real',
    slipFolder: printer.folder,
  };
}
