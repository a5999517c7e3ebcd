import { describe, expect, it } from 'vitest';
import { picture } from '../../fakes/parts/kiosk-parts.ts';
import { kiosk } from '../../fakes/parts/local-kiosk.ts';

const notKept = { ok: false, code: 'store-failed' };

describe('a full disk', () => {
  it('lets no visit begin, says so, and lets it begin once there is room', async () => {
    const { visitor, store, ask, log } = kiosk();
    store.isFull = true;
    expect(ask({ type: 'begin' })).toEqual([notKept]);
    expect(visitor.state).toMatchObject({ step: 'welcome', fault: 'store-failed' });
    expect(log.join('')).toMatch(/"event":"not-kept".*"code":"store-failed"/);
    store.isFull = false;
    expect(ask({ type: 'begin' })).toEqual([{ ok: true }]);
    expect(visitor.state).toMatchObject({ step: 'consent', fault: null });
  });

  it('takes no photo that it can’t keep, and loses none that is shown', async () => {
    const parts = kiosk();
    await parts.toReview();
    const { candidate } = parts.visitor.state;
    parts.store.isFull = true;
    expect(parts.ask({ type: 'use-photo' })).toEqual([notKept]);
    expect(parts.visitor.state).toMatchObject({ step: 'review', candidate, fault: 'store-failed' });
    parts.store.isFull = false;
    parts.ask({ type: 'use-photo' });
    await parts.becomes({ step: 'result', fault: null });
  });

  it.each(['the photo', 'what was found'])(
    'while %s is kept: the photo stays, and is checked when asked again',
    async (what) => {
      const parts = kiosk();
      await parts.toReview();
      const { savePhoto } = parts.store;
      if (what === 'the photo') {
        parts.store.savePhoto = async (...photo) => {
          parts.store.isFull = true;
          await savePhoto.call(parts.store, ...photo);
        };
      } else {
        parts.inference.before = () => {
          parts.store.isFull = true;
        };
      }
      parts.ask({ type: 'use-photo' });
      await parts.becomes({ step: 'analysing', fault: 'store-failed', photos: [{ analysis: 'failed' }] });
      parts.inference.before = () => undefined;
      parts.store.savePhoto = savePhoto;
      parts.store.isFull = false;
      expect(parts.ask({ type: 'retry-check' })).toEqual([{ ok: true }]);
      await parts.becomes({ step: 'result', fault: null, outcome: 'refer' });
      const { screeningId, photos } = parts.visitor.state;
      expect(await parts.store.readPhoto(screeningId, photos[0]?.id ?? '')).toEqual(picture);
    },
  );

  it('hands nothing over that would not be there, and prints and forgets all the same', async () => {
    const parts = kiosk();
    const id = await parts.toResult();
    parts.store.isFull = true;
    expect(parts.ask({ type: 'hand-over', photos: true })).toEqual([notKept]);
    expect(parts.visitor.state).toMatchObject({ handedOver: 'not-asked', outcome: 'refer' });
    parts.ask({ type: 'print-slip' });
    await parts.becomes({ slip: 'printed' });
    expect(parts.ask({ type: 'finish' })).toEqual([{ ok: true }]);
    expect(parts.store.read(id)).toBeNull();
    expect(parts.store.events).not.toContain('ended-finished');
    parts.store.isFull = false;
    parts.store.sweep();
    expect(parts.store.events).toContain('ended-finished');
  });
});
