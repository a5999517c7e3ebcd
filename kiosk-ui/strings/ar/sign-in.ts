/** Signing in with a PIN, in Arabic. */
import type * as english from '../en/sign-in.ts';

const missing = 'لم يعين رمز PIN على هذا الجهاز بعد. على الفني تعيينه: sudo spl-kiosk provision.';
const broken = 'لا يمكن قراءة الملف الذي يحفظ رمز PIN. على الفني تعيين رمز جديد.';
const failed = 'لم ينجح ذلك. يرجى إعادة المحاولة، أو إخبار الفني.';

export const signIn: typeof english.signIn = {
  titles: {
    pharmacist: 'يرجى إدخال رمز PIN للصيدلي',
    technician: 'يرجى إدخال رمز PIN للفني',
  },
  ok: 'موافق',
  erase: 'مسح الرقم الأخير',
  digits: {
    zero: 'لا أرقام مدخلة',
    one: 'رقم واحد مدخل',
    two: 'رقمان مدخلان',
    few: '{n} أرقام مدخلة',
    many: '{n} رقما مدخلا',
    other: '{n} رقم مدخل',
  },
  wrong: {
    zero: 'رمز PIN غير صحيح. لم تبق أي محاولة.',
    one: 'رمز PIN غير صحيح. بقيت محاولة واحدة.',
    two: 'رمز PIN غير صحيح. بقيت محاولتان.',
    few: 'رمز PIN غير صحيح. بقيت {n} محاولات.',
    many: 'رمز PIN غير صحيح. بقيت {n} محاولة.',
    other: 'رمز PIN غير صحيح. بقيت {n} محاولة.',
  },
  locked: 'محاولات خاطئة كثيرة. يمكن المحاولة مجددا بعد {time}.',
  missing,
  broken,
  refusals: {
    'pin-missing': missing,
    'pin-broken': broken,
    malformed: failed,
  },
  noAnswer: 'الجهاز لا يستجيب. يرجى إعادة المحاولة بعد لحظة.',
  failed,
  back: 'إلى شاشة العميل',
  others: {
    pharmacist: 'للفني',
    technician: 'للصيدلي',
  },
};
