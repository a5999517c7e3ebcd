import { useEffect, useRef, useState } from 'preact/hooks';
import { onPreview } from './daemon.ts';

interface PreviewProps {
  readonly label: string;
  readonly waiting: string;
  readonly simulatedLabel: string | null;
  /** The camera gives nothing just now: its last picture would only mislead. */
  readonly failed: boolean;
}

/** The live picture. A frame that comes while the last one is still being decoded is dropped. */
export function Preview({ label, waiting, simulatedLabel, failed }: PreviewProps) {
  const image = useRef<HTMLImageElement>(null);
  const [decoded, setDecoded] = useState(false);
  const seen = decoded && !failed;
  useEffect(() => {
    let shown = '';
    let decoding = false;
    const stop = onPreview((jpeg) => {
      const element = image.current;
      if (element === null || decoding) return;
      decoding = true;
      const url = URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }));
      const settle = (good: boolean) => {
        decoding = false;
        if (good) {
          URL.revokeObjectURL(shown);
          shown = url;
          setDecoded(true);
        } else {
          URL.revokeObjectURL(url);
        }
      };
      element.onload = () => settle(true);
      element.onerror = () => settle(false);
      element.src = url;
    });
    return () => {
      stop();
      URL.revokeObjectURL(shown);
    };
  }, []);
  return (
    <figure class="photo preview" data-preview={seen ? 'live' : 'waiting'}>
      <img ref={image} alt={label} hidden={!seen} />
      {!seen && <p class="preview-waiting">{waiting}</p>}
      {seen && simulatedLabel !== null && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
}
