/** What the checks of `npm run doctor` say, in Arabic. */
import type { DoctorWords } from '../en/doctor.ts';
import { devices } from './doctor-devices.ts';
import { faults } from './doctor-faults.ts';
import { machine } from './doctor-machine.ts';
import { software } from './doctor-software.ts';
import { leftToRight } from './left-to-right.ts';

export const doctor: DoctorWords = leftToRight({ ...machine, ...software, ...devices, ...faults });
