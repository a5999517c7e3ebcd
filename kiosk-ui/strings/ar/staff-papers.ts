/** The papers for the staff alone, in Arabic. */
import type * as english from '../en/staff-papers.ts';

export const staffPapers: typeof english.staffPapers = {
  pinsTitle: 'أرقام PIN لهذا الجهاز',
  pharmacistPin: 'الصيدلي: {pin}',
  technicianPin: 'الفنّي: {pin}',
  pinsNote:
    'اقطع هذه الورقة: كل رقم مخصّص لصاحبه وحده، ولا يوجد في أي مكان آخر. للحصول على أرقام جديدة ينفّذ الفنّي: ‎sudo spl-kiosk provision',
  testTitle: 'قسيمة اختبار',
  testWhole: 'يجب أن يظهر الإطار والخط والرمز كاملة دون أي جزء مقطوع.',
  testCode: 'يُقرأ الرمز: TEST',
};
