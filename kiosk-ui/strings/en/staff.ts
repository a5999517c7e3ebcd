/** What the staff's pages say, with what they repeat of the customer's. */
import { type DoctorWords, doctor as english } from './doctor.ts';

export { audit, auditEvents } from './audit.ts';
export { bell, deskLink, pairPage } from './desk-link.ts';
export { en as customer } from './kiosk.ts';
export { desk } from './pharmacist.ts';
export { scan } from './scan.ts';
export { signIn } from './sign-in.ts';
export { workshop } from './technician.ts';

/** Its type is any language's, not the English sentences themselves. */
export const doctor: DoctorWords = english;
