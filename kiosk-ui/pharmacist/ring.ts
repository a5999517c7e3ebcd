/** Seconds between two rings, and how long each sounds. */
const every = 2.5;
const sounds = 0.35;

/** @returns the tone that sounds once */
function strike(audio: AudioContext): OscillatorNode {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 880;
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + sounds);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + sounds);
  return tone;
}

/** Rings until it is stopped; silent where the browser lets a page sound only after a touch. @returns stops it */
export function ring(): () => void {
  const audio = new AudioContext();
  strike(audio);
  const timer = setInterval(() => strike(audio), every * 1000);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}

/** Rings once; silent where the browser lets a page sound only after a touch. */
export function ringOnce(): void {
  const audio = new AudioContext();
  strike(audio).onended = () => void audio.close();
}
