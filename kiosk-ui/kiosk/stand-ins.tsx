import { useState } from 'preact/hooks';
import type { DeviceView } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { dictionary } from './words.ts';

/**
 * Names every simulated part on every screen, in one line.
 * @param more whether a button says what a technician wants to know of it
 */
export function StandIns({ devices, more }: { devices: DeviceView; more: boolean }) {
  const words = dictionary.value.frame;
  const [reading, setReading] = useState(false);
  const { cameraSimulated, printer, slipFolder, provider } = devices;
  const noPrinter = printer === 'simulated';
  if (!cameraSimulated && !noPrinter) return null;
  const details = [
    cameraSimulated && words.simulatedCamera,
    noPrinter && words.noPrinter,
    slipFolder !== null && words.slipFolder,
    provider.includes('cpu') && words.noGpu,
  ].filter((text) => text !== false);
  return (
    <div class="simulated" data-simulated={cameraSimulated}>
      <p>
        {[cameraSimulated && words.simulated, noPrinter && words.simulatedPrinter].filter(Boolean).join(' ')}
      </p>
      {more && (
        <Button kind="quiet" onPress={() => setReading(true)}>
          {words.more}
        </Button>
      )}
      {reading && (
        <Dialog name="stand-ins" title={words.moreTitle} onCancel={() => setReading(false)}>
          <ul class="points">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
          <div class="actions">
            <Button kind="primary" autoFocus onPress={() => setReading(false)}>
              {words.close}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
