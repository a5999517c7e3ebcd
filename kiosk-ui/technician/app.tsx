import { useEffect } from 'preact/hooks';
import type { PassedOverView, TechnicianState } from '../../src/contract/technician.ts';
import { Button } from '../shared/button.tsx';
import { DeskLink } from '../shared/desk-link.tsx';
import { DisplayButton } from '../shared/display-dialog.tsx';
import { fill } from '../shared/fill.ts';
import { SignIn } from '../shared/sign-in.tsx';
import { customer, lengthIn, noticeOf, workshop as words } from '../shared/staff-words.ts';
import { Actions } from './actions.tsx';
import { WhatIsFine, WhatIsWrong } from './checks.tsx';
import { timeOf, zone } from './clock.ts';
import { DayPlots } from './day-plots.tsx';
import { LogView } from './log-view.tsx';
import { English } from './said.tsx';
import { door, lost, state } from './workshop.ts';

/** Sign-in, then everything on one page. */
export function App() {
  const now = door.state.value;
  const language = now?.language;
  useEffect(() => {
    if (language !== undefined) document.title = `${words.brand}: ${words.role}`;
  }, [language]);
  if (now === null) return null;
  if (!now.signedIn) return <SignIn who="technician" door={door} state={now} />;
  return (
    <>
      <header class="top">
        <p class="brand">
          {words.brand} <span>{words.role}</span>
        </p>
        <p class="research" dir="auto">
          {noticeOf(now.researchNotice)}
        </p>
        <DisplayButton words={customer.display} />
        <Button kind="quiet" onPress={() => void door.signOut()}>
          {words.signOut}
        </Button>
      </header>
      {lost.value && (
        <p class="lost" role="status">
          {words.lost}
        </p>
      )}
      {state.value !== null && <Page state={state.value} />}
    </>
  );
}

function Page({ state: shown }: { state: TechnicianState }) {
  return (
    <main class="page">
      <Overview state={shown} />
      <WhatIsWrong checks={shown.checks} />
      <Actions restarts={shown.restarts} busy={shown.busy} />
      <DeskLink who="technician" />
      <LogView lines={shown.log} />
      <WhatIsFine checks={shown.checks} />
      <DayPlots history={shown.history} />
    </main>
  );
}

function Overview({
  state: { live, ready, busy, checkedAt, upSeconds, models, checks, ...shown },
}: {
  state: TechnicianState;
}) {
  const count = (status: TechnicianState['checks'][number]['status']) =>
    checks.filter((check) => check.status === status).length;
  const [failed, degraded] = [count('failed'), count('degraded')];
  const readiness = ready ? (failed > 0 ? words.readyButFailed : words.ready) : words.notReady;
  return (
    <section aria-labelledby="overview">
      <h1 id="overview" data-ready={ready}>
        {live ? readiness : words.notAlive}
      </h1>
      {failed + degraded > 0 && <p>{fill(words.failing, { failed, degraded })}</p>}
      <p>
        {fill(words.checked, { time: timeOf(checkedAt), zone: zone() })}.{' '}
        {fill(words.up, { time: lengthOf(upSeconds) })}.{busy && ` ${words.busy}.`}
      </p>
      <p>{fill(words.release, { release: shown.release, node: shown.node, serial: shown.serial })}</p>
      <ul class="models">
        {models.map(({ name, version, provider, passedOver }) => (
          <li key={name}>
            {fill(words.runs, { name, version, provider })}
            {passedOver.map((other) => (
              <PassedOver key={other.provider} other={other} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The reason is in English; in other languages only a library's own words are shown of it. */
function PassedOver({ other: { provider, hindrance, reason } }: { other: PassedOverView }) {
  const isEnglish = customer.language === 'en';
  return (
    <small>
      {' '}
      ({provider}: {isEnglish ? reason : words.hindrances[hindrance]}
      {!isEnglish && hindrance === 'does-not-open' && (
        <>
          : <English text={reason} />
        </>
      )}
      )
    </small>
  );
}

/** 93,784 → "1 day 2 hours 3 minutes", in the staff's language */
function lengthOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const shown = parts.filter(([count, unit]) => count > 0 || unit === 'minute');
  return shown.map(([count, unit]) => lengthIn(unit, count)).join(' ');
}
