import type { ErrorCode, Guidance, QualityFault } from '../../../src/contract/kiosk.ts';

/** For each fault of a photo, one sentence that helps. */
export const photoFaults: Record<QualityFault, string> = {
  'second-person': 'Someone else is in the photo. Please make sure that only you can be seen.',
  'no-skin': 'We saw no skin in the photo. Uncover the area and let it fill the picture.',
  'no-colour': 'The photo has no colour. Please tell the pharmacist: the camera may be set wrong.',
  'too-dark': 'The photo is too dark. Turn so that the light falls on your skin.',
  'too-bright': 'The photo is too bright. Step out of the direct light.',
  'colour-cast': 'The colours are not right. Keep coloured light away from your skin.',
  moving: 'You moved a little. Keep very still until the photo is taken.',
  blurred: 'The photo is not sharp. Keep very still, about an arm’s length from the camera.',
  'too-far': 'You are too far away. Come closer to the camera.',
  'little-skin': 'We saw only a little skin. Come closer, and move clothes out of the way.',
  glare: 'Your skin shines in the light. Turn a little, or dry your skin.',
  hair: 'Hair hides the skin. Move it out of the way if you can.',
  noisy: 'The photo is grainy. It needs more light on your skin.',
};

export const guidance: Record<Guidance, string> = {
  'only-you': 'Only you, please',
  'show-skin': 'Show your skin',
  brighter: 'More light, please',
  darker: 'Less light, please',
  closer: 'Come closer',
  further: 'Step back',
  'turn-a-little': 'Turn a little: your skin shines',
  'hold-still': 'Hold still',
  ready: 'Good. Take the photo',
};

const cannotCheck = 'The check can’t run right now. Please tell the pharmacist.';
const didNotWork = 'Something did not work. Try again, or tell the pharmacist.';

/** What happened and what to do. Codes that no visit can cause get `didNotWork`. */
export const faults: Readonly<Record<ErrorCode, string>> = {
  'camera-missing':
    'The camera is not connected. Please tell the pharmacist. Your earlier photos are still here.',
  'camera-changed': 'The camera has changed. Please tell the pharmacist.',
  'camera-ambiguous': 'The kiosk can’t tell which camera to use. Please tell the pharmacist.',
  'camera-program-missing': 'A program for the camera is missing. Please tell the pharmacist.',
  'camera-timeout':
    'The camera does not answer. The kiosk is restarting it. If this goes on, tell the pharmacist.',
  'camera-no-picture': 'The camera gave no picture. Try again in a moment, or tell the pharmacist.',
  'camera-broken-picture': 'The camera’s picture is damaged. Try again in a moment, or tell the pharmacist.',
  'camera-wrong-size': 'The camera’s picture has the wrong size. Please tell the pharmacist.',
  'camera-black': 'The camera sees only black. Is something in front of it? If not, tell the pharmacist.',
  'camera-one-colour': 'The camera shows one colour, not a picture. Please tell the pharmacist.',
  'camera-half-picture': 'The camera shows only part of the picture. Please tell the pharmacist.',
  'camera-frozen':
    'The camera’s picture is frozen. The kiosk is restarting it. If this goes on, tell the pharmacist.',
  'camera-no-space':
    'There is no room for another photo. Finish with the photos you have, or tell the pharmacist.',
  'photo-unreadable': 'The photo could not be read. Please take it again.',
  'photo-not-a-picture': 'The photo could not be read. Please take it again.',
  'photo-unsupported': 'The photo could not be read. Please take it again.',
  'photo-animated': 'The photo could not be read. Please take it again.',
  'photo-too-small': 'The photo is too small to check. Please tell the pharmacist.',
  'photo-too-large': 'The photo is too large to check. Please tell the pharmacist.',
  'inference-crashed': 'The check stopped. Your photo is still here. Try again, or tell the pharmacist.',
  'inference-hung': 'The check stopped. Your photo is still here. Try again, or tell the pharmacist.',
  'inference-failed': 'The check stopped. Your photo is still here. Try again, or tell the pharmacist.',
  'inference-renewed': 'The kiosk is getting ready. Try again in a moment.',
  'photo-not-held': 'The check stopped. Your photo is still here. Try again, or tell the pharmacist.',
  'store-failed':
    'The kiosk can’t save what you enter right now. Nothing on this screen is lost. Please tell the pharmacist.',
  'record-gone': 'This visit is no longer kept. Please start again, or ask the pharmacist.',
  'model-missing': cannotCheck,
  'model-altered': cannotCheck,
  'provider-unavailable': cannotCheck,
  'printer-out-of-paper': 'The printer has no paper. Please tell the pharmacist, then print the slip again.',
  'printer-cover-open': 'The printer’s cover is open. Please tell the pharmacist, then print the slip again.',
  'printer-offline': 'The printer does not answer. Please tell the pharmacist.',
  'printer-error': 'The printer has a problem. Please tell the pharmacist.',
  'printer-no-answer': 'Did your slip come out? The printer does not say. If it did not, print it again.',
  'printer-wrong-paper': 'The slip did not print. Please tell the pharmacist.',
  'printer-failed': 'The slip did not print. Try again, or tell the pharmacist.',
  usage: didNotWork,
  'settings-invalid': didNotWork,
  'manifest-invalid': didNotWork,
  'signature-invalid': didNotWork,
  'engine-failed': didNotWork,
  'provision-failed': didNotWork,
  'store-in-use': didNotWork,
  'store-newer': didNotWork,
  'port-in-use': didNotWork,
  'entry-failed': didNotWork,
  'out-of-order': didNotWork,
  malformed: didNotWork,
  'pin-broken': didNotWork,
  'pin-too-weak': didNotWork,
  'pin-missing': 'Your photos can’t be sent to the pharmacist from this kiosk.',
  'file-unsafe': didNotWork,
  stopped: didNotWork,
  unknown: didNotWork,
};
