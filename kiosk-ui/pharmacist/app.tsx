import { SignIn } from '../shared/sign-in.tsx';
import { Case } from './case.tsx';
import { opened } from './desk.ts';
import { DeskFrame } from './desk-frame.tsx';
import { Queue } from './queue.tsx';
import { door } from './session.ts';

/** The whole page: the PIN, then the queue, then one screening. */
export function App() {
  const now = door.state.value;
  if (now === null) return null;
  if (!now.signedIn) return <SignIn who="pharmacist" door={door} state={now} />;
  return (
    <DeskFrame>
      {opened.value === null ? <Queue /> : <Case key={opened.value.id} view={opened.value} />}
    </DeskFrame>
  );
}
