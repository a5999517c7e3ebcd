/** Port between the raw readings of the operating system and the technician's checks, which interpret them. */

/** What a program printed; `status` is null if its time limit ended it. */
export interface ProgramOutput {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Null if there is no such program. */
export type Program = ProgramOutput | null;

/** The text of a file; null if it is missing or can't be read. */
export type FileText = string | null;

export interface BoardReadings {
  /** /proc/device-tree/model and compatible, with their NUL bytes; null on a PC. */
  readonly model: FileText;
  readonly compatible: FileText;
  /** The board's name on a PC, /sys/class/dmi/id/product_name. */
  readonly productName: FileText;
  /** `dpkg-query -W -f '${Package} ${Version}\n'` of NVIDIA's packages. */
  readonly packages: Program;
  /** `apt-mark showhold` */
  readonly holds: Program;
  /** The kiosk's own file in /etc/apt/preferences.d, which deploy/install puts there. */
  readonly pins: FileText;
  /** `nvpmodel -q` */
  readonly powerMode: Program;
}

/** `value` as in the kernel's file; null if it can't be read, like that of a sensor that is switched off. */
export interface ThermalFile {
  readonly type: string;
  readonly value: FileText;
}

export interface ThermalReadings {
  /** thermal_zoneN: type, and temp in thousandths of a degree Celsius. */
  readonly zones: readonly ThermalFile[];
  /** cooling_deviceN: type and cur_state. */
  readonly coolers: readonly ThermalFile[];
  /** The first line of `tegrastats`; null also if it was not asked for. */
  readonly tegrastats: Program;
}

export interface MemoryReadings {
  readonly meminfo: FileText;
  readonly swaps: FileText;
  /** dm/uuid of each mapped device in use as swap, by name ("dm-0"); an encrypted one begins with CRYPT. */
  readonly mapped: Readonly<Record<string, FileText>>;
}

export interface StorageReadings {
  readonly folder: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Measured on one file that was written and synced; null if not measured. */
  readonly bytesPerSecond: number | null;
}

/** How a folder is kept: on an encrypted or a plain disk, in memory, or on something that does not tell. */
export type Encryption = 'encrypted' | 'plain' | 'memory' | 'unknown';

export interface ClockReadings {
  /** `timedatectl show` */
  readonly timedatectl: Program;
  /** since_epoch of each clock of the board (/sys/class/rtc), in seconds; a battery keeps it while the power is off. */
  readonly boardClocks: readonly FileText[];
  readonly now: Date;
  /** When this release was made; a correct clock can't show an earlier time. */
  readonly released: Date;
}

export interface AccessReadings {
  /** `id -Gn` of the user who runs this. */
  readonly groups: Program;
  readonly isRoot: boolean;
  /** The programs that were looked for and are not on the PATH. */
  readonly missingPrograms: readonly string[];
  /** What is wrong with the folder in memory for stills; null if it is usable. */
  readonly scratchFault: string | null;
}

export interface DeviceListReadings {
  /** `lsusb` */
  readonly lsusb: Program;
  /** `lpstat -p` and `lpstat -d` */
  readonly queues: Program;
  readonly defaultQueue: Program;
  /** /sys/class/drm/CARD-CONNECTOR: name, status ("connected"), first line of modes. */
  readonly screens: readonly { readonly name: string; readonly status: FileText; readonly mode: FileText }[];
}
