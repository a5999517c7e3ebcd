import type { QueueItem } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../strings/en/pharmacist.ts';
import { Audit } from './audit.tsx';
import { desk, request } from './desk.ts';
import { LevelTag } from './level-tag.tsx';
import { timeOf } from './times.ts';
import { useFocus } from './use-focus.ts';

/** The screenings that customers handed over, the oldest first; it updates by itself. */
export function Queue() {
  const queue = desk.value?.queue ?? [];
  const main = useFocus();
  return (
    <main ref={main} class="queue" tabIndex={-1}>
      <h1>{queue.length === 0 ? words.queue.none : words.queue.title}</h1>
      {queue.length === 0 && <p>{words.queue.noneText}</p>}
      <ul class="queue-list">
        {queue.map((item) => (
          <li key={item.id} class="queue-item" data-screening={item.number}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      <Audit />
    </main>
  );
}

function Item({ item }: { item: QueueItem }) {
  const { id, number, startedAt, expiresAt, level, photos, lesions, spotsPickedOut, status, incomplete } =
    item;
  return (
    <>
      <div class="queue-head">
        <h2>{fill(words.queue.number, { number })}</h2>
        <p class="queue-status" data-status={status}>
          {words.queue.status[status]}
        </p>
      </div>
      <LevelTag level={level} />
      <dl class="queue-counts">
        <Count name={words.queue.photos} value={photos} />
        <Count name={words.queue.lesions} value={lesions} />
        <Count name={words.queue.spots} value={spotsPickedOut} />
      </dl>
      <p class="queue-times">
        {fill(words.queue.at, { time: timeOf(startedAt) })} ·{' '}
        {fill(words.queue.expires, { time: timeOf(expiresAt) })}
      </p>
      {incomplete && <p class="queue-incomplete">{words.queue.incomplete}</p>}
      <Button kind="primary" onPress={() => void request({ type: 'open', id })}>
        {words.queue.open}
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
