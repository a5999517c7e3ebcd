import sharp from 'sharp';

/** Skin-coloured noise, like a sensor's; every seed gives a different picture. */
export async function noisyJpeg(width: number, height: number, mean = 150, sigma = 30): Promise<Buffer> {
  return await sharp({
    create: {
      width: Math.ceil(width / 4),
      height: Math.ceil(height / 4),
      channels: 3,
      background: '#000000',
      noise: { type: 'gaussian', mean, sigma },
    },
  })
    .resize(width, height, { fit: 'fill' })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A picture whose lower part has one colour, like a frame that was cut short. */
export async function halfJpeg(width: number, height: number, rest: string): Promise<Buffer> {
  const top = Math.round(height * 0.55);
  return await sharp(await noisyJpeg(width, top))
    .extend({ bottom: height - top, background: rest })
    .jpeg({ quality: 90 })
    .toBuffer();
}
