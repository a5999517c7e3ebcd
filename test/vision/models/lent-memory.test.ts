import { describe, expect, it } from 'vitest';
import { withLentMemory } from '../../../src/vision/models/lent-memory.ts';

describe('lent memory', () => {
  it('has the size that was asked for, and is shared with the models’ threads', async () => {
    for (const bytes of [10, 3]) {
      await withLentMemory(bytes, async (memory) => {
        expect(memory.length).toBe(bytes);
        expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
      });
    }
  });

  it('is used again, and by nobody else meanwhile', async () => {
    const first = await withLentMemory(20, async (memory) => memory.buffer);
    await withLentMemory(20, async (memory) => {
      expect(memory.buffer).toBe(first);
      await withLentMemory(20, async (other) => expect(other.buffer).not.toBe(first));
    });
  });

  it('comes back from work that failed', async () => {
    let lent: ArrayBufferLike | undefined;
    const failing = withLentMemory(30, async ({ buffer }) => {
      lent = buffer;
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    await withLentMemory(30, async ({ buffer }) => expect(buffer).toBe(lent));
  });
});
