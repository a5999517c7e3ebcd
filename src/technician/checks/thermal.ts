import type { ThermalReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say } from './sentence.ts';

/** Degrees Celsius. Orin's clocks are cut from 99 on, and it switches itself off at 105 (NVIDIA, thermal guide). */
const warmFrom = 85;
const hotFrom = 95;
/** A sensor that is switched off shows -256, or 0 on some boards. */
const believable = (celsius: number) => celsius > 0 && celsius < 130;

export interface Temperature {
  readonly sensor: string;
  readonly celsius: number;
}

/** Every sensor that gives a value: the kernel's zones, or those of `tegrastats` if the zones can't be read. */
export function temperaturesOf({ zones, tegrastats }: ThermalReadings): readonly Temperature[] {
  const fromZones = zones.flatMap(({ type, value }) => {
    const celsius = value === null || value.trim() === '' ? Number.NaN : Number(value) / 1000;
    return believable(celsius) ? [{ sensor: type.trim(), celsius }] : [];
  });
  return fromZones.length > 0 ? fromZones : parseTegrastats(tegrastats?.stdout ?? '').temperatures;
}

/** The hottest sensor, or undefined if there is none. */
export const hottest = (temperatures: readonly Temperature[]): Temperature | undefined =>
  temperatures.toSorted((a, b) => b.celsius - a.celsius)[0];

export interface Tegrastats {
  readonly temperatures: readonly Temperature[];
  /** Power of the whole board: VDD_IN on Orin Nano and NX; VIN_SYS_5V0 on AGX Orin, where it leaves out GPU and CPU. */
  readonly watts: number | null;
  readonly gpuPercent: number | null;
}

/** Reads one line of `tegrastats`, whose sensors are in capitals on JetPack 5 and in lower case since. */
export function parseTegrastats(line: string): Tegrastats {
  const temperatures = [...line.matchAll(/([A-Za-z]\w*)@(-?[\d.]+)C\b/g)].flatMap(
    ([, sensor = '', value]) => {
      const celsius = Number(value);
      return believable(celsius) ? [{ sensor: sensor.toLowerCase(), celsius }] : [];
    },
  );
  const rail = (name: string) => new RegExp(`\\b${name} (\\d+)mW`).exec(line)?.[1];
  const milliwatts = rail('VDD_IN') ?? rail('VIN_SYS_5V0') ?? rail('VIN');
  const gpu = /GR3D_FREQ (\d+)%/.exec(line)?.[1];
  return {
    temperatures,
    watts: milliwatts === undefined ? null : Number(milliwatts) / 1000,
    gpuPercent: gpu === undefined ? null : Number(gpu),
  };
}

export function checkTemperature(readings: ThermalReadings): Check {
  const name = 'temperature';
  const top = hottest(temperaturesOf(readings));
  if (!top) return ok(name, say('heatNoSensor'));
  const { watts } = parseTegrastats(readings.tegrastats?.stdout ?? '');
  const value = `${top.celsius.toFixed(0)} °C (${top.sensor})${watts === null ? '' : `, ${watts.toFixed(1)} W`}`;
  if (top.celsius >= hotFrom) {
    return failed(name, value, say('heatHot'));
  }
  return top.celsius >= warmFrom ? degraded(name, value, say('heatWarm')) : ok(name, value);
}

/** Cooling devices whose state is above 0 only while clocks are cut; fans and frequency limits always work. */
const alert = /-alert$/;

export function checkThrottling({ coolers }: ThermalReadings): Check {
  const name = 'throttling';
  const alerts = coolers.filter(({ type }) => alert.test(type.trim()));
  if (alerts.length === 0) return ok(name, say('throttlingUnknown'));
  const active = alerts.filter(({ value }) => Number(value ?? 0) > 0).map(({ type }) => type.trim());
  return active.length === 0
    ? ok(name, say('throttlingNone'))
    : degraded(name, active.join(', '), say('throttlingCool'));
}
