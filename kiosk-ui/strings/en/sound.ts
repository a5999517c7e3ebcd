/** What a customer reads in English of the sound, and hears that no screen shows. */
export const sound = {
  open: 'Sound',
  title: 'Sound',
  /** In the dialog, and on its button for people who can't see it. */
  aloud: 'Read the screen aloud',
  on: 'On',
  off: 'Off',
  volume: 'Volume',
  volumes: { quiet: 'Quiet', normal: 'Normal', loud: 'Loud' },
  speed: 'Speed',
  speeds: { slow: 'Slow', normal: 'Normal', fast: 'Fast' },
  pause: 'Pause',
  goOn: 'Go on',
  repeat: 'Read again',
  others: 'People near you can hear it, too.',
  none: 'Sound is not available on this kiosk.',
  close: 'Close',
  /** Said after the name of an answer or a choice. */
  chosen: 'Chosen',
  notChosen: 'Not chosen',
};
