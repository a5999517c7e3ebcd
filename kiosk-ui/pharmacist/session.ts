import { Door } from '../shared/door.ts';
import { forgetDesk, joinDesk } from './desk.ts';

export const door: Door = new Door('pharmacist', {
  onIn: () => joinDesk(() => door.ended()),
  onOut: forgetDesk,
});
