import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cameraSetting, harmlessFolder } from './devices/names.ts';
import { letterPrinterSetting, printerSetting } from './devices/printer/printer.ts';
import { providers } from './inference/port.ts';
import { languages } from './screening/visit/language.ts';
import { parseAsTyped } from './settings/as-typed.ts';
import { parseHours } from './settings/opening-hours.ts';
import { ownEnvironment } from './settings/own-environment.ts';
import { hasPort } from './settings/ports.ts';
import { printed } from './settings/printed.ts';
import { fromOperator, invalidSettings, readSources, settingsFile } from './settings/sources.ts';
import { isTimeZone, timeZoneOf } from './settings/time-zone.ts';

export { operatorFolder, settingsFile } from './settings/sources.ts';

const deviceFolder = z.string().regex(harmlessFolder, 'a folder like /dev: letters, digits, _ and -');

/** State folder of a clone in which `npm start` is typed; git ignores it. */
const ownStateFolder = fileURLToPath(new URL('../.state', import.meta.url));

/** As Linux allows them, of at most 15 characters. */
const interfaceName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/;

const port = z.int().min(1024).max(65_535);

/** Every setting, once: its default, its limits and what it is for. A settings file may hold any of them. */
export const settingsSchema = z.strictObject({
  /** TCP port on 127.0.0.1; only `deskLink` makes the kiosk listen elsewhere. */
  port: port.default(8080),
  /** Port of the technician's page, and of /metrics and /health/…, on 127.0.0.1 too; null for one beside `port`. */
  technicianPort: port.nullable().default(null),
  metricsPort: port.nullable().default(null),
  /**
   * Network interface on which paired computers reach the pharmacist's page over TLS, at `deskLinkPort`; null for none.
   */
  deskLink: z
    .string()
    .regex(interfaceName, 'the name of a network interface, like eth0')
    .nullable()
    .default(null),
  deskLinkPort: port.default(8443),
  /** File with the secret that lets the kiosk's own screen in; null for `entry.js` in the state folder. */
  entryFile: z.string().min(1).nullable().default(null),
  /**
   * 'auto', 'simulated', 'test' (colour bars), a V4L2 device such as /dev/video0 or a link in /dev/v4l/by-id, or a
   * camera by vendor, product and serial number as lsusb shows them: usb:046d:082d or usb:046d:082d:A1B2C3.
   */
  camera: z
    .string()
    .regex(
      cameraSetting,
      'auto, simulated, test, /dev/videoN, a link in /dev/v4l/by-id or /dev/v4l/by-path, or usb:vendor:product:serial',
    )
    .default('auto'),
  /** Where the kernel shows devices; tests put other folders in their place. */
  devFolder: deviceFolder.default('/dev'),
  sysFolder: deviceFolder.default('/sys'),
  procFolder: deviceFolder.default('/proc'),
  /** Size in pixels that a real camera is asked for. */
  cameraWidth: z.int().min(640).max(8192).default(3840),
  cameraHeight: z.int().min(480).max(8192).default(2160),
  /** Seconds after which a still is given up. */
  cameraTimeoutSeconds: z.number().min(1).max(120).default(10),
  /** Which providers may run the models, best first. Without 'cpu' the kiosk refuses to start on a CPU. */
  providers: z.array(z.enum(providers)).min(1).default(['tensorrt', 'cuda', 'cpu']),
  /** Seconds after which a run of one batch counts as hung. */
  inferenceTimeoutSeconds: z.number().min(1).max(600).default(30),
  /**
   * For slips: 'auto' (a receipt printer at a USB node that answers, else CUPS's default queue, else none), 'pdf',
   * a queue of CUPS ('cups:NAME'), or a receipt printer of 80 mm ('escpos:/dev/usb/lp0', 'escpos:192.0.2.7:9100').
   */
  printer: z
    .string()
    .regex(printerSetting, 'auto, pdf, cups:NAME, escpos:/dev/usb/lpN or escpos:host:port')
    .refine(hasPort, 'a port up to 65535')
    .default('auto'),
  /** For letters on A4: 'cups:NAME'; null for the slip printer, if it can print letters. */
  letterPrinter: z.string().regex(letterPrinterSetting, 'cups:NAME').nullable().default(null),
  /** Folder that keeps every slip as PDF, relative to where the command was typed; null keeps none. */
  slipFolder: z.string().min(1).nullable().default(null),
  /** Seconds from "Take photo" to the still; 0 takes it at once. */
  countdownSeconds: z.int().min(0).max(10).default(3),
  /** Extra seconds for a photo from behind, because the customer has to turn round first. */
  turnSeconds: z.int().min(0).max(20).default(5),
  /** Whether the kiosk takes a photo by itself once the live picture is good, beside the button. */
  handsFree: z.boolean().default(true),
  /** Seconds for which a good photo is shown, with a button to take it again, before it is used. */
  acceptSeconds: z.number().min(1).max(600).default(3),
  /** Whether every question of the history is asked, not only those that ask for the pharmacist by themselves. */
  wholeHistory: z.boolean().default(false),
  /** Seconds without a touch until the kiosk asks whether anyone is there: 60 to 90 for customers, less for tests. */
  idleWarnSeconds: z.number().min(1).max(600).default(75),
  /** Seconds from that question until everything is forgotten. */
  idleResetSeconds: z.number().min(1).max(120).default(30),
  /**
   * Folder of the database and the encrypted photos. Without it: systemd's STATE_DIRECTORY, else `.state` beside the
   * sources.
   */
  stateFolder: z.string().min(1).default(ownStateFolder),
  /**
   * Public key (PEM) of the signed releases; deploy/install --release-key puts it there. Where there is one, the kiosk
   * runs only models that this key has signed.
   */
  releaseKey: z.string().min(1).default('/etc/spl-kiosk/release-key.pem'),
  /**
   * Folder in memory (tmpfs) for the keys of visits that wait for the pharmacist. Without it: systemd's
   * RUNTIME_DIRECTORY, else null, with which the kiosk makes a folder in /dev/shm.
   */
  runtimeFolder: z.string().min(1).nullable().default(null),
  /** Hours of uptime for which a visit that was handed over is kept; after that nothing of it can be recovered. */
  retentionHours: z.number().min(1).max(168).default(24),
  /**
   * When a pharmacist is there, like "Mo-Fr 08:00-18:30; Sa 09:00-13:00"; null for always. Outside them the first screen
   * says that nobody is, and the result whom else to see.
   */
  openingHours: z
    .string()
    .refine((text) => parseHours(text) !== undefined, 'hours like "Mo-Fr 08:00-18:30; Sa 09:00-13:00"')
    .nullable()
    .default(null),
  /** In which every visit begins; the customer can choose another. */
  language: z.enum(languages).default('en'),
  /** The staff's pages speak it, and all that the doctor reads on the referral. */
  staffLanguage: z.enum(languages).default('en'),
  /** Name of the pharmacy, for its papers; with its telephone number they say whom to call. */
  pharmacy: printed(80).default('Pharmacy'),
  /** Serial number of this kiosk, for the papers and the export. */
  serial: printed(40).default('unset'),
  /** For dates on papers, like Europe/Berlin; without it, the zone of TZ or else the machine's. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'the name of a time zone, like Europe/Berlin')
    .default(() => timeZoneOf(undefined) ?? 'UTC'),
  /**
   * One in how many people has one SPL, and how many spots are found on a person on average. From both follows what a
   * band on the pharmacist's page means in this pharmacy.
   */
  peoplePerSpl: z.int().min(2).max(100_000).default(200),
  spotsPerPerson: z.int().min(1).max(1000).default(20),
  /** FHIR R4 server to which each visit is posted once the pharmacist has signed it; null sends nothing. */
  fhirEndpoint: z
    .string()
    .regex(
      /^(https:\/\/[A-Za-z0-9.-]+|http:\/\/(127\.0\.0\.1|localhost))(:\d{1,5})?(\/[A-Za-z0-9._~-]+)*\/?$/,
      'an https address without user, query or fragment (http on this machine alone)',
    )
    .refine(hasPort, 'a port up to 65535')
    .nullable()
    .default(null),
  /** Bearer token for that server. */
  fhirToken: z
    .string()
    .regex(/^[A-Za-z0-9._~+/=-]{1,4096}$/, 'a bearer token: no spaces')
    .nullable()
    .default(null),
  /**
   * The notice on every screen and paper; it can't be empty. The usual one is translated, any other stands as it is.
   */
  researchNotice: printed(200).default('Research use only. Not a diagnosis.'),
  /** Width of the touchscreen's picture in millimetres, from which buttons get their size (21.5 inch: 476). */
  screenWidthMm: z.number().min(100).max(2000).default(476),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Loads the settings: defaults, then systemd's folders, then the file named by SPL_KIOSK_SETTINGS, then
 * SPL_KIOSK_<SETTING> variables (JSON; text settings are taken as typed). Nothing takes effect until everything is
 * valid.
 * @param path file to read instead of the one that SPL_KIOSK_SETTINGS names; null for none
 * @throws KioskError `settings-invalid`, naming every fault at once
 */
export function loadSettings(
  environment: NodeJS.ProcessEnv = ownEnvironment(),
  path = settingsFile(environment),
): Settings {
  const parsed = settingsSchema.safeParse(readSources(settingsSchema.shape, environment, path));
  if (!parsed.success) throw invalidSettings(z.prettifyError(parsed.error));
  const { slipFolder, stateFolder, runtimeFolder, releaseKey, entryFile } = parsed.data;
  const placed = (folder: string) => fromOperator(environment, folder);
  return {
    ...parsed.data,
    slipFolder: slipFolder && placed(slipFolder),
    stateFolder: placed(stateFolder),
    runtimeFolder: runtimeFolder && placed(runtimeFolder),
    releaseKey: placed(releaseKey),
    entryFile: entryFile && placed(entryFile),
  };
}

/**
 * Parses JSON that holds settings; text settings stay as they are typed.
 * @throws SyntaxError
 */
export const parseSettings = (json: string): unknown => parseAsTyped(settingsSchema.shape, json);
