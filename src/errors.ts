/** What went wrong, for code to act on. Only people read the message. */
export const errorCodes = [
  'usage',
  'settings-invalid',
  /** The photo can't be read, is damaged or is cut short. */
  'photo-unreadable',
  'photo-not-a-picture',
  /** The photo is whole, but of a kind that is not analysed. */
  'photo-unsupported',
  'photo-animated',
  'photo-too-small',
  'photo-too-large',
  'manifest-invalid',
  /** The pinned release key did not sign the models' manifest, or can't be read. */
  'signature-invalid',
  'model-missing',
  'model-altered',
  'provider-unavailable',
  /** A TensorRT engine could not be built. */
  'engine-failed',
  /** A step of provisioning did not finish. */
  'provision-failed',
  'inference-crashed',
  'inference-hung',
  'inference-failed',
  /** The process of the models ended with a visit, and the next one is not ready yet. */
  'inference-renewed',
  /** The process that decodes no longer holds this photo: it has to be sent again. */
  'photo-not-held',
  'camera-missing',
  /** The camera has changed since this kiosk started. */
  'camera-changed',
  /** Two cameras answer to the same vendor, product and serial number. */
  'camera-ambiguous',
  'camera-program-missing',
  'camera-timeout',
  'camera-no-picture',
  'camera-broken-picture',
  'camera-wrong-size',
  'camera-black',
  'camera-one-colour',
  'camera-half-picture',
  'camera-frozen',
  /** No memory for the file of a still. */
  'camera-no-space',
  'printer-out-of-paper',
  'printer-cover-open',
  'printer-offline',
  'printer-error',
  /** The job was sent, and nothing said in time whether paper came out. */
  'printer-no-answer',
  /** What is to be printed does not fit on this printer's paper. */
  'printer-wrong-paper',
  'printer-failed',
  /** There is a link, a pipe or a folder where a file of the kiosk belongs. It is not followed. */
  'file-unsafe',
  /** A visit can't be saved: the disk is full or broken. */
  'store-failed',
  /** Another kiosk uses the same state folder. */
  'store-in-use',
  /** A newer version of this software wrote the database. */
  'store-newer',
  /** The visit is no longer kept. */
  'record-gone',
  'port-in-use',
  /** The file with the secret that lets the kiosk's own screen in can't be kept. */
  'entry-failed',
  'out-of-order',
  'malformed',
  /** The file that keeps a PIN can't be read. It is never mistaken for a fresh install. */
  'pin-broken',
  'pin-too-weak',
  /** While no PIN is set, nothing can be handed over, and nobody sees what was. */
  'pin-missing',
  'stopped',
  /** An unforeseen error, which is a defect of ours. */
  'unknown',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What errors of these codes name, so that the staff's pages can say it in their language (doctor-faults.ts). */
export interface ErrorPlaces {
  /** In the printer's own words. */
  readonly 'printer-error': { readonly kind: string };
  /** "1280 × 720" */
  readonly 'camera-wrong-size': { readonly size: string };
}

type OptionsOf<Code> = Code extends keyof ErrorPlaces
  ? [options: ErrorOptions & { readonly places: ErrorPlaces[Code] }]
  : [options?: ErrorOptions];

/**
 * An error with a message for its reader: one or two sentences that say what happened and what to do next. The message
 * never holds a photo, a name or an answer; paths of the operator's own files are allowed.
 */
export class KioskError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'KioskError';
  readonly code: ErrorCode;
  /** What the error names, by the place in the sentence of its code. */
  readonly places: Readonly<Record<string, string>>;

  constructor(code: Code, message: string, ...[options]: OptionsOf<Code>) {
    super(message, options);
    this.code = code;
    this.places = options !== undefined && 'places' in options ? { ...options.places } : {};
  }
}

export const codeOf = (error: unknown): ErrorCode => (error instanceof KioskError ? error.code : 'unknown');

/** The code that Node gives an error of the system, such as ENOENT; undefined if it has none. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** An error in its own words, which may name files: for a person at a terminal, and not for the log. */
export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The kind of an error, which tells nothing about anyone: for the log. */
export const kindOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** The part of an error that may be logged: a KioskError's message holds nothing personal; of others only the kind. */
export const messageOf = (error: unknown): string =>
  error instanceof KioskError ? error.message : kindOf(error);
