import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { en } from '../strings/en/kiosk.ts';

/** Asks before everything of the visit is deleted. */
export function StopDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog name="stop" title={en.frame.stopTitle} onCancel={onClose}>
      <p>{en.frame.stopText}</p>
      <div class="actions">
        <Button
          kind="primary"
          onPress={() => {
            request({ type: 'stop-and-delete' });
            onClose();
          }}
        >
          {en.frame.stopConfirm}
        </Button>
        <Button autoFocus onPress={onClose}>
          {en.frame.stopCancel}
        </Button>
      </div>
    </Dialog>
  );
}
