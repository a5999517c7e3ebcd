import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { dictionary } from '../kiosk/words.ts';
import { Button } from '../shared/button.tsx';
import { soundOn } from './choices.ts';
import { player } from './player.ts';
import { readAgain } from './reader.ts';
import { lookForSounds } from './say.ts';
import { SoundDialog } from './sound-dialog.tsx';

/**
 * Opens the choices of sound; while it is on, stands beside buttons that pause it and say the screen again.
 * @param named whether the word stands beside the sign
 */
export function SoundButtons({ named }: { named: boolean }) {
  const words = dictionary.value.sound;
  const isOpen = useSignal(false);
  const paused = player.isPaused.value;
  return (
    <span class="sound-buttons" data-sound={soundOn.value ? 'on' : 'off'}>
      <Button
        kind="quiet"
        label={words.open}
        onPress={() => {
          void lookForSounds();
          isOpen.value = true;
        }}
      >
        <Sign>
          {soundOn.value ? (
            <path d="M15 9a4 4 0 0 1 0 6M17.5 6a8 8 0 0 1 0 12" />
          ) : (
            <path d="m16 9 6 6m0-6-6 6" />
          )}
          <path class="sign-filled" d="M3 9v6h4l5 4V5L7 9Z" />
        </Sign>
        {named && words.open}
      </Button>
      {soundOn.value && (
        <>
          <Button
            kind="quiet"
            label={paused ? words.goOn : words.pause}
            onPress={() => (paused ? player.goOn() : player.pause())}
          >
            <Sign>
              {paused ? <path class="sign-filled" d="M7 4v16l13-8Z" /> : <path d="M8 5v14M16 5v14" />}
            </Sign>
          </Button>
          <Button kind="quiet" label={words.repeat} onPress={readAgain}>
            <Sign>
              <path d="M5 12a7 7 0 1 0 2.5-5.4M4 3.5V8h4.5" />
            </Sign>
          </Button>
        </>
      )}
      {isOpen.value && (
        <SoundDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </span>
  );
}

const Sign = ({ children }: { children: ComponentChildren }) => (
  <svg class="sound-sign" viewBox="0 0 24 24" aria-hidden="true">
    {children}
  </svg>
);
