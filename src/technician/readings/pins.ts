import { Pin } from '../../server/auth/pin.ts';
import type { PinStates } from '../checks/pins.ts';

export const readPins = (stateFolder: string): PinStates => ({
  pharmacist: new Pin(stateFolder, 'pharmacist').state,
  technician: new Pin(stateFolder, 'technician').state,
});
