/** Finding a screening by the code on its slip, which is held before the kiosk's camera. */
export const scan = {
  start: 'Scan a slip',
  title: 'Hold the slip’s code before the camera',
  waiting: 'The camera is starting …',
  busy: 'A customer uses the camera. Type the number instead.',
  failed: 'The camera shows no picture. Type the number instead.',
  unknown: 'No screening with the number {number} waits here.',
  close: 'Close',
  picture: 'What the kiosk’s camera sees',
};
