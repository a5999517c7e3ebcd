import { deskLink as words } from '../shared/staff-words.ts';
import { door } from './session.ts';

/**
 * Stands beside every file to save: the policy of the kiosk's own browser forbids it without a word, and no page can see
 * that.
 */
export function NoFiles() {
  return door.state.value?.isLinked === false ? <p class="no-files">{words.noFiles}</p> : null;
}
