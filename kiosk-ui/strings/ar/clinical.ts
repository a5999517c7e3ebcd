/** Names of levels, bands, classes, faults and answers in Arabic, for a professional. */
import type * as english from '../en/clinical.ts';

export const levels: typeof english.levels = {
  refer: 'إحالة',
  'follow-up': 'متابعة',
  'no-finding': 'لا موجودات',
  inconclusive: 'غير حاسم',
};

export const reasons: typeof english.reasons = {
  'lesion-refer': 'آفة واحدة على الأقل في الفئة «إحالة».',
  'seven-point': 'بلغت قائمة النقاط السبع 3 نقاط أو أكثر (NICE NG12).',
  'lesion-follow': 'آفة واحدة على الأقل في الفئة «متابعة».',
  history: 'جواب عن التاريخ المرضي يستدعي معاينة مباشرة.',
  'lesion-unassessable': 'لا يمكن تقييم آفة من صورتها، أو نصف الآفات على الأقل موضع شك.',
  'no-photo': 'لا توجد صورة.',
  'no-skin': 'صورة لا يظهر فيها جلد.',
  'photo-unusable': 'صورة غير صالحة، أو فشل تحليلها.',
  'photo-poor': 'أبقيت صورة رديئة بعد عدة محاولات.',
  'no-lesion-found': 'لم يعثر على آفة في أي صورة. وهذا لا يعني عدم وجودها.',
  'tone-dark': 'لون البشرة المصرح به Monk 7 إلى 10: لا دليل على أن النماذج تعمل عليه.',
  'tone-not-declared': 'لم يصرح بلون البشرة، فيعد داكنا.',
  'seven-point-incomplete': 'بند من قائمة النقاط السبع بلا جواب، فمجموعها «على الأقل».',
  'history-incomplete': 'سؤال مهم عن التاريخ المرضي ترك بلا جواب، أو جوابه غير معروف.',
  'every-lesion-none': 'كل الآفات التي عثر عليها في الفئة «لا شيء»، وكل الصور صالحة.',
};

export const bands: typeof english.bands = {
  refer: 'الفئة «إحالة»',
  follow: 'الفئة «متابعة»',
  none: 'الفئة «لا شيء»',
  unassessable: 'لا يمكن تقييمها',
};

export const bandNames: typeof english.bandNames = {
  refer: 'إحالة',
  follow: 'متابعة',
  none: 'لا شيء',
  unassessable: 'لا يمكن تقييمها',
};

export const bandMarks: typeof english.bandMarks = {
  refer: 'ثلاث حلقات حمراء',
  follow: 'حلقتان صفراوان',
  none: 'حلقة بيضاء واحدة',
  unassessable: 'حلقة متقطعة',
};

export const classes: typeof english.classes = {
  background: 'خلفية',
  skinEdge: 'حافة الجلد',
  skin: 'جلد خال من الآفات',
  nsplA: 'NSPL-A (غير مشتبه بها)',
  nsplB: 'NSPL-B (للمتابعة)',
  spl: 'SPL (آفة مصطبغة مشتبه بها)',
};

export const doubts: typeof english.doubts = {
  'no-detail': 'البكسلات أو التفاصيل أقل من أن تسمح بتقييم جيد.',
  unfamiliar: 'لا تشبه أي آفة عرفها المصنف.',
};

export const moved: typeof english.moved = {
  'common-among-own': 'نقلت من الفئة «{from}» إلى «{to}»: تشبه كثيرا سائر آفات هذا الشخص.',
  'odd-among-own': 'نقلت من الفئة «{from}» إلى «{to}»: تبدو مختلفة عن سائر آفات هذا الشخص.',
};

export const dismissals: typeof english.dismissals = {
  'no-lesion': 'اعتبرت غير آفة',
  'off-skin': 'لا يحيط بها جلد',
  'scale-card': 'على بطاقة القياس',
};

export const faults: typeof english.faults = {
  'second-person': 'شخص آخر في الصورة',
  'no-skin': 'لا جلد فيها',
  'too-dark': 'مظلمة جدا',
  'too-bright': 'ساطعة جدا',
  'no-colour': 'بلا ألوان',
  'colour-cast': 'ألوان غير صحيحة',
  moving: 'حركة',
  blurred: 'غير واضحة',
  'too-far': 'مسافة بعيدة جدا',
  'little-skin': 'جلد قليل',
  glare: 'لمعان على الجلد',
  hair: 'شعر فوق الجلد',
  noisy: 'تشويش',
};

export const pathways: typeof english.pathways = {
  urgent: { name: 'إحالة عاجلة', text: 'مسار الاشتباه بالسرطان في منطقتكم، اليوم.' },
  routine: { name: 'إحالة غير عاجلة', text: 'إلى الطبيب العام أو طبيب الجلدية.' },
  'watch-8-weeks': { name: 'مراقبة لمدة 8 أسابيع', text: 'تذكر الورقة تاريخ المراجعة.' },
  'not-assessable': { name: 'لا يمكن التقييم هنا', text: 'يجب أن يعاينه طبيب.' },
  none: { name: 'بلا إحالة', text: 'نصيحة للعميل فقط.' },
};

export const sevenPoint: typeof english.sevenPoint = {
  'change-in-size': 'تغير في الحجم',
  'irregular-shape': 'شكل غير منتظم',
  'irregular-colour': 'لون غير متجانس',
  'diameter-7mm': 'القطر الأكبر 7 مم أو أكثر',
  inflammation: 'التهاب',
  oozing: 'نضح أو تقشر',
  'change-in-sensation': 'تغير في الإحساس',
};

export const answers: typeof english.answers = {
  yes: 'نعم',
  no: 'لا',
  'not-sure': 'غير متأكد',
  skipped: 'بلا جواب',
};
