import { useState } from 'preact/hooks';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { desk } from './desk.ts';
import { hasUnsent, sendAtOnce } from './draft.ts';
import { door } from './session.ts';

/** Signs out; where something is filled in and not signed, it asks first. */
export function SignOut() {
  const [asking, setAsking] = useState(false);
  const begun = (desk.value?.queue ?? []).filter((item) => item.begun).map(({ number }) => number);
  const leave = async () => {
    await sendAtOnce();
    await door.signOut();
  };
  const text = words.frame;
  return (
    <>
      <Button kind="quiet" onPress={() => (begun.length > 0 || hasUnsent() ? setAsking(true) : void leave())}>
        {text.signOut}
      </Button>
      {asking && (
        <Dialog name="sign-out" title={text.signOutTitle} onCancel={() => setAsking(false)}>
          <p>
            {begun.length > 0 && `${fill(text.signOutBegun, { numbers: begun.join(', ') })} `}
            {text.signOutKept}
          </p>
          <div class="actions">
            <Button kind="primary" onPress={() => void leave()}>
              {text.signOutConfirm}
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              {text.stay}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
