/** The npm packages without types of their own: only what src/devices uses of them. */

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
    /** Looks at what a command that succeeded wrote to standard error; null where nothing is wrong. */
    runCaptureValidations(stderr: string): Error | null;
    /** `error` is exec's own (with `code` and `signal`), or that of runCaptureValidations. */
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
  /** Name → how it is encoded. */
  type Encodings = Record<string, unknown>;
  const ipp: { readonly Printer: typeof Printer; readonly attributes: { readonly Operation: Encodings } };
  export default ipp;
}
