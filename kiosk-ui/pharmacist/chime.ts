/** Seconds that each of the two tones sounds. */
const tone = 0.3;

/** Two falling tones; silent where the browser lets a page sound only after a touch. */
export function chime(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 2 * tone);
  volume.connect(audio.destination);
  for (const [i, hertz] of [660, 520].entries()) {
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(volume);
    oscillator.start(audio.currentTime + i * tone);
    oscillator.stop(audio.currentTime + (i + 1) * tone);
    if (i === 1) oscillator.onended = () => void audio.close();
  }
}
