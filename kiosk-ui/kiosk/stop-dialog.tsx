import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { dictionary } from './words.ts';

/** Asks before everything of the visit is deleted. */
export function StopDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog name="stop" title={dictionary.value.frame.stopTitle} onCancel={onClose}>
      <p>{dictionary.value.frame.stopText}</p>
      <div class="actions">
        <Button
          kind="primary"
          onPress={() => {
            request({ type: 'stop-and-delete' });
            onClose();
          }}
        >
          {dictionary.value.frame.stopConfirm}
        </Button>
        <Button autoFocus onPress={onClose}>
          {dictionary.value.frame.stopCancel}
        </Button>
      </div>
    </Dialog>
  );
}
