import { LocalImaging } from '../../../src/imaging/local-imaging.ts';

/** Decodes, cuts and encodes in this process, without models. */
export const localPictures = new LocalImaging(null);
