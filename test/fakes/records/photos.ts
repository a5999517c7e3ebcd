import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import sharp from 'sharp';

/** A JPEG of one colour. */
export const plainJpeg = (width: number, height: number, background: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();

/** The mean of each channel, rounded. */
export async function meanColour(picture: Uint8Array): Promise<number[]> {
  const { channels } = await sharp(picture).stats();
  return channels.map((channel) => Math.round(channel.mean));
}

/** The temporary folders of a process's cameras (this one's), wherever they may be. */
export async function scratchFolders(pid = process.pid): Promise<string[]> {
  const places = new Set(['/dev/shm', `/run/user/${process.getuid?.()}`, tmpdir(), '/tmp']);
  const found = await Promise.all(
    [...places].map(async (place) =>
      (await readdir(place).catch(() => []))
        .filter((name) => name.startsWith(`spl-kiosk-${pid}-`))
        .map((name) => `${place}/${name}`),
    ),
  );
  return found.flat();
}
