import { Case } from './case.tsx';
import { opened } from './desk.ts';
import { DeskFrame } from './desk-frame.tsx';
import { Queue } from './queue.tsx';
import { session } from './session.ts';
import { SignIn } from './sign-in.tsx';

/** The whole page: the PIN, then the queue, then one screening. */
export function App() {
  const now = session.value;
  if (now === null) return null;
  if (!now.signedIn) return <SignIn state={now} />;
  return (
    <DeskFrame>
      {opened.value === null ? <Queue /> : <Case key={opened.value.id} view={opened.value} />}
    </DeskFrame>
  );
}
