import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { VisitImg } from '../shared/pictures.tsx';
import { desk as words } from '../shared/staff-words.ts';
import { WaitingDots } from '../shared/waiting-dots.tsx';

/** How many crops are still to come that the pharmacist looks at first; all others wait for them. */
const first = signal(0);

interface CropProps {
  readonly src: string;
  readonly alt?: string;
  /** Asked for after those that come first. */
  readonly later?: boolean;
}

type Shown = 'loading' | 'shown' | 'failed';

/** The crop of a lesion, with a sign in its place until it comes, and another one where it can't. */
export function Crop({ src, alt = '', later = false }: CropProps) {
  const [{ of, state }, setShown] = useState<{ of: string; state: Shown }>({ of: src, state: 'loading' });
  const now = of === src ? state : 'loading';
  const isNeeded = !later && now === 'loading';
  useEffect(() => {
    if (!isNeeded) return;
    first.value++;
    return () => {
      first.value--;
    };
  }, [isNeeded]);
  // After the first drawing: until then those that come first have not said so.
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  const mayAsk = !later || (isDrawn && first.value === 0) || now !== 'loading';
  return (
    <span class="crop" data-crop={now}>
      {mayAsk && (
        <VisitImg
          src={src}
          alt={alt}
          loading={later ? 'lazy' : 'eager'}
          onLoad={() => setShown({ of: src, state: 'shown' })}
          onError={() => setShown({ of: src, state: 'failed' })}
        />
      )}
      {now === 'loading' && <WaitingDots />}
      {now === 'failed' && <span class="crop-failed">{words.lesion.noCrop}</span>}
    </span>
  );
}
