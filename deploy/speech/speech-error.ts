/** A sentence for the person at the terminal: why there is no sound, and what to do. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
}
