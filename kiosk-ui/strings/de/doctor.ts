/** What the checks of `npm run doctor` say, in German. */
import type { DoctorWords } from '../en/doctor.ts';
import { devices } from './doctor-devices.ts';
import { faults } from './doctor-faults.ts';
import { machine } from './doctor-machine.ts';
import { software } from './doctor-software.ts';

export const doctor: DoctorWords = { ...machine, ...software, ...devices, ...faults };
