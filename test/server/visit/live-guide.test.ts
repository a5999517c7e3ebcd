import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { LiveGuide } from '../../../src/server/visit/effects/live-guide.ts';
import { fakeParts, picture } from '../../fakes/parts/kiosk-parts.ts';
import { until } from '../../fakes/until.ts';

const place = { kind: 'place', place: { site: 'chest', view: 'front' }, point: { x: 0.5, y: 0.3 } } as const;

function started() {
  const { parts, log, inference } = fakeParts();
  parts.camera.latest = () => picture;
  const changed = vi.fn();
  const guide = new LiveGuide({ ...parts, stillWidth: 3840, changed });
  guide.aim(place);
  return { guide, parts, inference, log, changed };
}

const black = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#050403' } })
  .jpeg()
  .toBuffer();

describe('the guidance over the live picture', () => {
  it('says what to do, tells the page, and forgets it when the framing ends', async () => {
    const { guide, changed } = started();
    await until(() => expect(guide.guidance).toBe('ready'));
    expect(changed).toHaveBeenCalled();
    guide.stop();
    expect(guide.guidance).toBeNull();
  });

  it('asks for light in the dark', async () => {
    const { guide, parts } = started();
    parts.camera.latest = () => black;
    await until(() => expect(guide.guidance).toBe('brighter'));
    guide.stop();
  });

  it('is silent while there is no picture, and when the models fail: said once in the log', async () => {
    const { guide, inference, log } = started();
    await until(() => expect(guide.guidance).toBe('ready'));
    let failures = 0;
    inference.run = () => {
      failures++;
      return Promise.reject(new Error('no models'));
    };
    await until(() => expect(guide.guidance).toBeNull());
    const before = failures;
    await until(() => expect(failures).toBeGreaterThan(before + 2));
    guide.stop();
    expect(log.filter((line) => line.includes('guidance-failed'))).toHaveLength(1);
  });
});
