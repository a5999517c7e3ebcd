/** Photos that are stored in each orientation, as Exif, XMP and TIFF say it. */
import { exifSegment, withBytes, withChunks, xmp, xmpSegment } from '../../../fakes/records/pictures.ts';
import { exif, tiffFile, tiffPicture } from '../../../fakes/records/tiff.ts';
import { expectPixels, preview, type Trial, turned } from './samples.ts';

export const orientationTrials: readonly Trial[] = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => async () => {
  const stored = await turned(orientation);
  const asJpeg = await stored.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
  const asPng = await stored.clone().png().toBuffer();
  await expectPixels(withBytes(asJpeg, exifSegment(exif(orientation))));
  await expectPixels(withBytes(asJpeg, xmpSegment(xmp(orientation))));
  await expectPixels(withBytes(asJpeg, xmpSegment(xmp(orientation, true))));
  // Exif takes precedence over XMP.
  await expectPixels(withBytes(asJpeg, Buffer.concat([xmpSegment(xmp(3)), exifSegment(exif(orientation))])));
  await expectPixels(withChunks(asPng, ['eXIf', exif(orientation)]));
  await expectPixels(
    withChunks(asPng, [
      'iTXt',
      Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp(orientation)]),
    ]),
  );
  const hex = exif(orientation).toString('hex');
  await expectPixels(
    withChunks(asPng, [
      'tEXt',
      Buffer.from(`Raw profile type exif\0\nexif\n ${hex.length / 2}\n${hex}\n`, 'latin1'),
    ]),
  );
  const { data, info } = await stored.raw().toBuffer({ resolveWithObject: true });
  const picture = tiffPicture({ data, width: info.width, height: info.height });
  await expectPixels(tiffFile([...picture, [274, 3, [orientation]]]));
  await expectPixels(tiffFile([...picture, [700, 1, xmp(orientation)]]));
  // A photo in a directory below its preview may have its orientation only there.
  await expectPixels(tiffFile([...preview, [274, 3, [orientation]], [330, [picture]]]));
});
