import { useEffect } from 'preact/hooks';
import { SignIn } from '../shared/sign-in.tsx';
import { desk as words } from '../shared/staff-words.ts';
import { BellForAll } from './bell.tsx';
import { Case } from './case.tsx';
import { desk, ended, figures, opened } from './desk.ts';
import { DeskFrame } from './desk-frame.tsx';
import { Ended } from './ended.tsx';
import { Figures } from './figures.tsx';
import { Queue } from './queue.tsx';
import { door } from './session.ts';

/** The whole page: sign-in, then the queue, then one screening. */
export function App() {
  const now = door.state.value;
  const language = now?.language;
  useEffect(() => {
    if (language !== undefined) document.title = words.title;
  }, [language]);
  if (now === null) return null;
  if (!now.signedIn)
    return (
      <SignIn who="pharmacist" door={door} state={now}>
        <BellForAll />
      </SignIn>
    );
  return (
    <DeskFrame>
      <Screen />
    </DeskFrame>
  );
}

function Screen() {
  const view = opened.value;
  // Before the daemon has spoken, the page does not know whether somebody waits.
  if (desk.value === null) return null;
  if (view === null) return figures.value === null ? <Queue desk={desk.value} /> : <Figures />;
  return ended.value ? <Ended /> : <Case key={view.id} view={view} />;
}
