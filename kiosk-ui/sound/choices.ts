import { signal } from '@preact/signals';
import { onNextVisit } from '../shared/visit-end.ts';

export const volumes = ['quiet', 'normal', 'loud'] as const;
export type Volume = (typeof volumes)[number];

export const speeds = ['slow', 'normal', 'fast'] as const;
export type Speed = (typeof speeds)[number];

/** The customer's choices; never stored, and reset for the next customer. */
export const soundOn = signal(false);
export const volume = signal<Volume>('normal');
export const speed = signal<Speed>('normal');

/** Share of what the kiosk's loudspeaker can do. */
export const gains: Readonly<Record<Volume, number>> = { quiet: 0.35, normal: 0.7, loud: 1 };

/** Times the speed at which the sounds were rendered. */
export const rates: Readonly<Record<Speed, number>> = { slow: 0.75, normal: 1, fast: 1.4 };

export const forgetSound = (): void =>
  onNextVisit(() => {
    soundOn.value = false;
    volume.value = 'normal';
    speed.value = 'normal';
  });
