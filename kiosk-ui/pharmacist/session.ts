import { Door } from '../shared/door.ts';
import { ask, forgetDesk, joinDesk } from './desk.ts';
import { forgetDrafts, keepDrafts, sendAtOnce } from './draft.ts';

export const door: Door = new Door('pharmacist', {
  onIn: () => joinDesk({ onJoined: () => keepDrafts(ask), onSignedOut: () => door.ended() }),
  onOut: () => {
    forgetDesk();
    forgetDrafts();
  },
});

addEventListener('pagehide', () => void sendAtOnce());
