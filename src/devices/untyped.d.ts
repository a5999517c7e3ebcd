/** Types for the parts of npm packages that src/devices uses; these packages have none. */

declare module 'node-webcam' {
  interface FSWebcamOptions {
    width: number;
    height: number;
    quality: number;
    output: 'jpeg' | 'png';
    device: string;
    skip: number;
    callbackReturn: 'location' | 'buffer' | 'base64';
    saveShots: boolean;
    verbose: boolean;
  }

  class FSWebcam {
    constructor(options: FSWebcamOptions);
    /** The beginning of the shell command. */
    bin: string;
    /** Checks what a successful command wrote to standard error; null if nothing is wrong. */
    runCaptureValidations(stderr: string): Error | null;
    /** `error` comes from exec (with `code` and `signal`), or from runCaptureValidations. */
    capture(location: string, callback: (error: Error | null, location?: string) => void): void;
  }

  const nodeWebcam: { FSWebcam: typeof FSWebcam };
  export default nodeWebcam;
}

declare module 'systemd-notify' {
  /** Rejects with an Error (no such program) or with what systemd-notify said, as a string. */
  export default function notify(options: {
    ready?: boolean;
    status?: string;
    pid?: number;
  }): Promise<unknown>;
}

declare module '@sealsystems/ipp' {
  type Attributes = Readonly<Record<string, unknown>>;
  interface Message {
    readonly 'operation-attributes-tag': Attributes;
  }
  interface Response {
    readonly statusCode?: string;
    readonly [group: string]: unknown;
  }
  export class Printer {
    constructor(url: string, options?: { readonly timeout?: number });
    execute(
      operation: string,
      message: Message,
      done: (error: Error | null, response: Response) => void,
    ): void;
  }
  /** How each attribute is encoded, by its name. */
  type Encodings = Record<string, unknown>;
  const ipp: { readonly Printer: typeof Printer; readonly attributes: { readonly Operation: Encodings } };
  export default ipp;
}
