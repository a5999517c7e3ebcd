import { useEffect, useRef, useState } from 'preact/hooks';
import { decodeQR } from 'qr/decode.js';
import type { QueueItem } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { scan as words } from '../shared/staff-words.ts';
import { desk, touched } from './desk.ts';

/** Milliseconds between two frames: the slip is found within a second, and the page stays free for a touch. */
const pauseMs = 150;
/** The same where there was none. */
const retryMs = 600;

interface ScanProps {
  readonly onFound: (item: QueueItem) => void;
}

/** Opens the screening whose slip is held before the kiosk's camera. */
export function Scan({ onFound }: ScanProps) {
  const [scanning, setScanning] = useState(false);
  return (
    <>
      <Button onPress={() => setScanning(true)}>{words.start}</Button>
      {scanning && <Camera onFound={onFound} onClose={() => setScanning(false)} />}
    </>
  );
}

/** What the page says below the picture; null while it only looks. */
type Message = 'waiting' | 'busy' | 'failed' | { readonly unknown: string } | null;

function Camera({ onFound, onClose }: ScanProps & { readonly onClose: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [message, setMessage] = useState<Message>('waiting');
  useEffect(() => {
    const round = new AbortController();
    const look = async () => {
      while (!round.signal.aborted) {
        const frame = await nextFrame(round.signal);
        if (round.signal.aborted) return;
        if (typeof frame === 'string') setMessage(frame);
        else {
          const code = drawAndRead(frame, canvas.current);
          const item = desk.value?.queue.find(({ number }) => number === code);
          if (item) return onFound(item);
          if (code === null) setMessage((before) => (typeof before === 'string' ? null : before));
          else setMessage({ unknown: code });
        }
        await pause(typeof frame === 'string' ? retryMs : pauseMs);
      }
    };
    void look();
    return () => round.abort();
  }, []);
  return (
    <Dialog name="scan" title={words.title} onCancel={onClose}>
      <canvas ref={canvas} class="scan-picture" role="img" aria-label={words.picture} />
      <p role="status">{message !== null && sentenceOf(message)}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

const sentenceOf = (message: Exclude<Message, null>): string =>
  typeof message === 'string' ? words[message] : fill(words.unknown, { number: message.unknown });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function nextFrame(signal: AbortSignal): Promise<ImageBitmap | 'waiting' | 'busy' | 'failed'> {
  try {
    const response = await fetch('/pharmacist/scan', { signal });
    if (response.status === 204) return 'waiting';
    if (response.ok) return await createImageBitmap(await response.blob());
    return response.status === 409 ? 'busy' : 'failed';
  } catch {
    return 'failed';
  }
}

/** Letters and digits, as on the slip: nothing else that somebody holds before the camera gets onto the page. */
const isNumber = /^[0-9A-Z]{4,12}$/;

/** @returns the number in the code on the frame; null without one */
function drawAndRead(frame: ImageBitmap, canvas: HTMLCanvasElement | null): string | null {
  const context = canvas?.getContext('2d', { willReadFrequently: true });
  if (!canvas || !context) return null;
  const { width, height } = frame;
  canvas.width = width;
  canvas.height = height;
  context.drawImage(frame, 0, 0);
  frame.close();
  try {
    const code = decodeQR(context.getImageData(0, 0, width, height));
    touched();
    return isNumber.test(code) ? code : null;
  } catch {
    return null; // there is none
  }
}
