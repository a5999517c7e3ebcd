/** Seconds between two rings, and how long each sounds. */
const every = 2.5;
const sounds = 0.35;

/** Rings until it is stopped; silent where the browser lets a page sound only after a touch. @returns stops it */
export function ring(): () => void {
  const audio = new AudioContext();
  const once = () => {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + sounds);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + sounds);
  };
  once();
  const timer = setInterval(once, every * 1000);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}
