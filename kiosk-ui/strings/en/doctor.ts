import { devices } from './doctor-devices.ts';
import { faults } from './doctor-faults.ts';
import { machine } from './doctor-machine.ts';
import { software } from './doctor-software.ts';

/**
 * What the checks of `npm run doctor` say, here as it prints them. Commands, files, settings and programs keep their
 * names in every language.
 */
export const doctor = { ...machine, ...software, ...devices, ...faults } as const;

export type DoctorWords = Readonly<Record<keyof typeof doctor, string>>;
