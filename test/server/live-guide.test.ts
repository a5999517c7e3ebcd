import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { LiveGuide } from '../../src/server/live-guide.ts';
import { Visit } from '../../src/server/visit.ts';
import { fakeParts, picture } from '../fakes/kiosk-parts.ts';

const place = { kind: 'place', place: { site: 'chest', view: 'front' }, point: { x: 0.5, y: 0.3 } } as const;

function started() {
  const { parts, log } = fakeParts();
  parts.camera.latest = () => picture;
  const visit = new Visit(null, 'capture');
  visit.screening = { ...visit.screening, target: place };
  const changed = vi.fn();
  const context = {
    logger: parts.logger,
    observer: parts.observer,
    photos: parts.store,
    apply: () => true,
    isCurrent: () => true,
    changed,
  };
  const guide = new LiveGuide(parts.camera, parts.vision, 3840, context);
  guide.start(visit);
  return { guide, parts, log, changed };
}

const black = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#050403' } })
  .jpeg()
  .toBuffer();

describe('the guidance over the live picture', () => {
  it('says what to do, tells the page, and forgets it when the framing ends', async () => {
    const { guide, changed } = started();
    await vi.waitFor(() => expect(guide.guidance).toBe('ready'), 5000);
    expect(changed).toHaveBeenCalled();
    guide.stop();
    expect(guide.guidance).toBeNull();
  });

  it('asks for light in the dark', async () => {
    const { guide, parts } = started();
    parts.camera.latest = () => black;
    await vi.waitFor(() => expect(guide.guidance).toBe('brighter'), 5000);
    guide.stop();
  });

  it('is silent while there is no picture, and when the models fail: said once in the log', async () => {
    const { guide, parts, log } = started();
    await vi.waitFor(() => expect(guide.guidance).toBe('ready'), 5000);
    parts.vision.inference.run = () => Promise.reject(new Error('no models'));
    await vi.waitFor(() => expect(guide.guidance).toBeNull(), 5000);
    await new Promise((resolve) => setTimeout(resolve, 700));
    guide.stop();
    expect(log.filter((line) => line.includes('guidance-failed'))).toHaveLength(1);
  });
});
