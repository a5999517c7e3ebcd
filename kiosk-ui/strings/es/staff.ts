/** What the staff's pages say, with what they repeat of the customer's. */
export { audit, auditEvents } from './audit.ts';
export { bell, deskLink, pairPage } from './desk-link.ts';
export { doctor } from './doctor.ts';
export { es as customer } from './kiosk.ts';
export { desk } from './pharmacist.ts';
export { scan } from './scan.ts';
export { signIn } from './sign-in.ts';
export { workshop } from './technician.ts';
