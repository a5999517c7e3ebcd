import { useState } from 'preact/hooks';
import { VisitImg } from './pictures.tsx';

interface PreviewProps {
  /** Path of the live picture, which the browser shows frame by frame; null while it does not run. */
  readonly src: string | null;
  readonly label: string;
  readonly waiting: string;
  readonly simulatedLabel: string | null;
  /** True if the camera gives nothing now; its last picture would only mislead. */
  readonly failed: boolean;
}

/** Shows the live picture as in a mirror. The style sheet mirrors it; the photo itself is not mirrored. */
export function Preview({ src, label, waiting, simulatedLabel, failed }: PreviewProps) {
  const [shown, setShown] = useState<string | null>(null);
  const seen = src !== null && shown === src && !failed;
  return (
    <figure class="photo preview" data-preview={seen ? 'live' : 'waiting'}>
      <VisitImg src={src ?? undefined} alt={label} hidden={!seen} onLoad={() => setShown(src)} />
      {!seen && <p class="preview-waiting">{waiting}</p>}
      {seen && simulatedLabel !== null && <figcaption class="photo-tag">{simulatedLabel}</figcaption>}
    </figure>
  );
}
