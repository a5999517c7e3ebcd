import { Pin, roles } from '../../server/auth/pin.ts';
import type { PinStates } from '../checks/pins.ts';

export const readPins = (stateFolder: string): PinStates =>
  Object.fromEntries(roles.map((role) => [role, new Pin(stateFolder, role).state]));
