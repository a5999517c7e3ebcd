import { useEffect } from 'preact/hooks';
import type { KioskState, Language } from '../../src/contract/kiosk.ts';
import { afterQuiet } from '../shared/after-quiet.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { languages } from '../strings/languages.ts';
import { dictionary, shown } from './words.ts';

const codes = Object.keys(languages) as Language[];

/** A button for each language, under its own name: whoever looks for theirs may read no other. */
export function LanguageButtons({ onChosen }: { readonly onChosen?: () => void }) {
  return (
    <fieldset class="languages" aria-label={dictionary.value.languageChoice.title}>
      {codes.map((code) => (
        <Button
          key={code}
          lang={code}
          pressed={shown.value === code}
          onPress={() => {
            request({ type: 'choose-language', language: code });
            onChosen?.();
          }}
        >
          {languages[code].name}
        </Button>
      ))}
    </fieldset>
  );
}

export function LanguageDialog({ onClose }: { readonly onClose: () => void }) {
  const words = dictionary.value.languageChoice;
  return (
    <Dialog name="language" title={words.title} onCancel={onClose}>
      <LanguageButtons onChosen={onClose} />
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

/** A globe, which says "language" in any of them. */
export const Globe = () => (
  <svg class="globe" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d="M2 12h20M12 2c3 3 4 6.5 4 10s-1 7-4 10c-3-3-4-6.5-4-10s1-7 4-10Z" />
  </svg>
);

/** Milliseconds without a touch after which the welcome speaks the kiosk's own language again. */
const backAfterMs = 60_000;

/** Somebody chose a language before a visit and went away: for whoever comes next, it goes back to the kiosk's own. */
export function useOwnLanguageAgain({ language, ownLanguage }: KioskState): void {
  useEffect(() => {
    if (language === ownLanguage) return;
    return afterQuiet(backAfterMs, () => request({ type: 'choose-language', language: ownLanguage }));
  }, [language, ownLanguage]);
}
