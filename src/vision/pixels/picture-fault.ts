/** What a camera gave instead of a picture. */
export const pictureFaults = [
  'camera-broken-picture',
  'camera-black',
  'camera-one-colour',
  'camera-half-picture',
] as const;

export type PictureFault = (typeof pictureFaults)[number];
