import { gains, volume } from './choices.ts';

let audio: AudioContext | null = null;

/** One beep; the last of a countdown is higher and longer. Silent until the customer has touched the screen once. */
export function beep(isLast: boolean): void {
  audio ??= new AudioContext();
  void audio.resume();
  const [hertz, seconds] = isLast ? [1320, 0.4] : [880, 0.12];
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const end = audio.currentTime + seconds;
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(gains[volume.value] * 0.5, end - seconds / 4);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start();
  oscillator.stop(end);
}
