/** Finding a screening by the code on its slip, in Arabic. */
import type * as english from '../en/scan.ts';

export const scan: typeof english.scan = {
  start: 'مسح قسيمة',
  title: 'ضع رمز القسيمة أمام الكاميرا',
  waiting: 'الكاميرا قيد التشغيل…',
  busy: 'يستخدم عميل الكاميرا. اكتب الرقم بدلا من ذلك.',
  failed: 'الكاميرا لا تظهر صورة. اكتب الرقم بدلا من ذلك.',
  unknown: 'لا ينتظر هنا فحص بالرقم {number}.',
  close: 'إغلاق',
  picture: 'ما تراه كاميرا الجهاز',
};
