import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskState, QueueItem } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { DeskLink } from '../shared/desk-link.tsx';
import { fill } from '../shared/fill.ts';
import { customer, desk as words } from '../shared/staff-words.ts';
import { Audit } from './audit.tsx';
import { Crop } from './crop.tsx';
import { request } from './desk.ts';
import { Field } from './fields.tsx';
import { LevelTag } from './level-tag.tsx';
import { Scan } from './scan.tsx';
import { door } from './session.ts';
import { span, timeOf } from './times.ts';
import { useFocus } from './use-focus.ts';

const openCase = ({ id }: QueueItem) => void request({ type: 'open', id });

/** The screenings that customers handed over, whoever is to be seen first at the top; it updates by itself. */
export function Queue({ desk: { queue } }: { desk: DeskState }) {
  const main = useFocus();
  const [wanted, want] = useState('');
  const found = queue.filter(({ number }) => number.includes(plain(wanted)));
  return (
    <main ref={main} class="queue" tabIndex={-1}>
      <h1>{queue.length === 0 ? words.queue.none : words.queue.title}</h1>
      {queue.length === 0 && <p>{words.queue.noneText}</p>}
      <EndingSoon queue={queue} />
      {queue.length > 0 && <Search wanted={wanted} onInput={want} found={found} />}
      <ul class="queue-list">
        {found.map((item) => (
          <li key={item.id} class="queue-item" data-screening={item.number}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      <Audit />
      <DeskLink who="pharmacist" />
    </main>
  );
}

/** A number as the slip has it, however it is typed. */
const plain = (text: string): string => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

interface SearchProps {
  readonly wanted: string;
  readonly onInput: (text: string) => void;
  readonly found: readonly QueueItem[];
}

/** Finds a screening by the number on the slip. A hand scanner types the slip's code and Enter. */
function Search({ wanted, onInput, found }: SearchProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const typed = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      const isElsewhere = document.activeElement?.matches('input, button, a, summary') ?? false;
      if (isElsewhere || altKey || ctrlKey || metaKey || !/^[0-9a-z]$/i.test(key)) return;
      form.current?.querySelector('input')?.focus();
    };
    addEventListener('keydown', typed);
    return () => removeEventListener('keydown', typed);
  }, []);
  const [only, ...others] = found;
  return (
    <form
      ref={form}
      class="queue-search"
      onSubmit={(event) => {
        event.preventDefault();
        if (only && others.length === 0) openCase(only);
      }}
    >
      <Field label={words.queue.search} help={words.queue.searchHelp} value={wanted} onInput={onInput} />
      {door.state.value?.isLinked === false && <Scan onFound={openCase} />}
      <p role="status">{found.length === 0 && words.queue.notFound}</p>
    </form>
  );
}

/** Names the screenings that will be erased before anybody has signed them. */
function EndingSoon({ queue }: { queue: readonly QueueItem[] }) {
  const ending = queue.filter(({ endsUnseen }) => endsUnseen);
  if (ending.length === 0) return null;
  const soonest = Math.min(...ending.map(({ erasedInMinutes }) => erasedInMinutes));
  return (
    <p class="queue-ending" role="alert">
      {fill(words.queue.ending, {
        numbers: ending.map(({ number }) => number).join(', '),
        time: span(soonest),
      })}
    </p>
  );
}

function Item({ item }: { item: QueueItem }) {
  const { number, photographedAt, level, urgentSigns, photos, lesions, spotsPickedOut, incomplete, cropUrl } =
    item;
  const text = words.queue;
  return (
    <>
      <div class="queue-head">
        {cropUrl !== null && <Crop src={cropUrl} />}
        <div>
          <h2>{fill(text.number, { number })}</h2>
          <p class="queue-waits">{fill(text.waits, { time: span(item.waitedMinutes) })}</p>
        </div>
        <p class="queue-status" data-status={item.status}>
          {text.status[item.status]}
        </p>
      </div>
      {urgentSigns.length > 0 ? (
        <p class="queue-urgent" data-urgent>
          {words.queue.urgent}: {urgentSigns.map((sign) => customer.urgentSigns[sign]).join('; ')}
        </p>
      ) : (
        <LevelTag level={level} />
      )}
      <dl class="queue-counts">
        <Count name={text.photos} value={photos} />
        <Count name={text.lesions} value={lesions} />
        <Count name={text.spots} value={spotsPickedOut} />
      </dl>
      <p class="queue-times">
        {fill(text.at, { time: timeOf(photographedAt) })} ·{' '}
        {fill(text.expires, { time: timeOf(item.expiresAt) })}
      </p>
      {item.openOn > 0 && <p class="queue-note">{text.openElsewhere}</p>}
      {item.begun && <p class="queue-note">{text.begun}</p>}
      {item.endsUnseen && (
        <p class="queue-note" data-ending>
          {fill(text.endsUnseen, { time: span(item.erasedInMinutes) })}
        </p>
      )}
      {incomplete && <p class="queue-incomplete">{text.incomplete}</p>}
      <Button kind="primary" onPress={() => openCase(item)}>
        {text.open}
      </Button>
    </>
  );
}

const Count = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
