import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { DeviceView, KioskState, Step } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { noteOwnScreen } from '../shared/own-screen.ts';
import { en } from '../strings/en/kiosk.ts';
import { DisplayDialog } from './display-dialog.tsx';

type Part = keyof typeof en.frame.parts;

const parts: readonly Part[] = ['questions', 'photo', 'check', 'result'];

const partOf: Partial<Record<Step, Part>> = {
  about: 'questions',
  age: 'questions',
  consent: 'questions',
  urgent: 'questions',
  risk: 'questions',
  scope: 'photo',
  'body-site': 'photo',
  capture: 'photo',
  review: 'photo',
  analysing: 'check',
  result: 'result',
  'closeup-spot': 'photo',
};

/** Steps at which the customer has not begun or is done, so that the pharmacist's link may show. */
const forPharmacist: readonly Step[] = ['welcome', 'result', 'speak-now', 'done'];

/** The parts on every screen: the research notice, the note about simulated parts, the button to stop. */
export function Frame({ state, children }: { state: KioskState; children: ComponentChildren }) {
  const stopping = useSignal(false);
  const displaying = useSignal(false);
  const { step, devices } = state;
  return (
    <>
      <header class="top">
        <div class="top-row">
          <p class="brand">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <circle cx="16" cy="16" r="13" />
              <circle class="brand-spot" cx="16" cy="16" r="5" />
            </svg>
            {en.frame.name}
          </p>
          <Parts now={partOf[step]} />
          <p class="research" data-research-notice>
            {state.researchNotice}
          </p>
        </div>
        <StandIns devices={devices} />
      </header>
      <main data-step={step}>{children}</main>
      <footer class="bottom">
        <Button
          kind="quiet"
          onPress={() => {
            stopping.value = true;
          }}
        >
          {en.frame.stop}
        </Button>
        {forPharmacist.includes(step) && (
          <a class="button button-quiet" href="/pharmacist/" onClick={noteOwnScreen}>
            {en.frame.pharmacist}
          </a>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            displaying.value = true;
          }}
        >
          {en.display.open}
        </Button>
      </footer>
      {stopping.value && (
        <StopDialog
          onClose={() => {
            stopping.value = false;
          }}
        />
      )}
      {displaying.value && (
        <DisplayDialog
          onClose={() => {
            displaying.value = false;
          }}
        />
      )}
    </>
  );
}

/** Names every simulated part, on every screen. */
function StandIns({ devices }: { devices: DeviceView }) {
  const { cameraSimulated, cameraDetail, printer, slipFolder, provider } = devices;
  const words = en.frame;
  const others = [
    printer === 'simulated' && (slipFolder === null ? words.noPrinter : words.slipFolder),
    provider.includes('cpu') && words.noGpu,
  ].filter((text) => text !== false);
  if (!cameraSimulated && others.length === 0) return null;
  return (
    <p class="simulated" data-simulated={cameraSimulated}>
      {cameraSimulated && (
        <>
          <strong>{fill(words.simulatedCamera, { detail: cameraDetail })}</strong> {
            words.simulatedMeaning
          }{' '}
        </>
      )}
      {others.join(' ')}
    </p>
  );
}

function Parts({ now }: { now: Part | undefined }) {
  if (now === undefined) return null;
  const reached = parts.indexOf(now);
  return (
    <ol class="parts" aria-label={en.frame.partsLabel}>
      {parts.map((part, index) => (
        <li
          key={part}
          class={index < reached ? 'part part-past' : 'part'}
          aria-current={part === now ? 'step' : undefined}
        >
          <span class="part-number" aria-hidden="true">
            {index < reached ? '✓' : index + 1}
          </span>
          {en.frame.parts[part]}
        </li>
      ))}
    </ol>
  );
}

function StopDialog({ onClose }: { onClose: () => void }) {
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
