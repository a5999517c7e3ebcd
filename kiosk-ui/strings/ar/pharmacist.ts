/** Every sentence on the pharmacist's page in Arabic. */
import type * as english from '../en/pharmacist.ts';
import {
  bandMarks,
  bandNames,
  bands,
  classes,
  dismissals,
  doubts,
  faults,
  levels,
  moved,
  pathways,
  reasons,
  sevenPoint,
} from './clinical.ts';
import { decision } from './decision.ts';
import { faultsOfWork } from './desk-faults.ts';
import { findings } from './findings.ts';

const nobodySees = 'حتى لا يرى أحد آخر هذه الصور. يكفي لمس أي شيء للمتابعة. ما أدخل يبقى محفوظا.';
export const desk: typeof english.desk = {
  title: 'مكتب الصيدلي',
  brand: 'فحص بقع الجلد',
  role: 'الصيدلي',

  frame: {
    queue: 'قائمة الانتظار',
    figures: 'أجوبة الأطباء والأرقام',
    signOut: 'تسجيل الخروج',
    arrived: 'هناك فحص جديد في الانتظار.',
    lost: 'الجهاز لا يستجيب. تتابع هذه الصفحة عملها حالما يستجيب.',
    endingTitle: 'هل ما زلتم هنا؟',
    ending: {
      zero: `تنتهي الجلسة بعد {n} ثانية، ${nobodySees}`,
      one: `تنتهي الجلسة بعد ثانية واحدة، ${nobodySees}`,
      two: `تنتهي الجلسة بعد ثانيتين، ${nobodySees}`,
      few: `تنتهي الجلسة بعد {n} ثوان، ${nobodySees}`,
      many: `تنتهي الجلسة بعد {n} ثانية، ${nobodySees}`,
      other: `تنتهي الجلسة بعد {n} ثانية، ${nobodySees}`,
    },
    stay: 'متابعة الجلسة',
    signOutTitle: 'هل تريدون تسجيل الخروج الآن؟',
    signOutBegun: 'معبأ ولم يوقع: {numbers}.',
    signOutKept: 'يحفظ مع الصور ويعود عند تسجيل الدخول من جديد.',
    signOutConfirm: 'نعم، تسجيل الخروج',
    calledTitle: 'العميل يناديكم',
    called: 'شخص عند الجهاز يطلبكم. تخبره شاشته عندما تجيبون.',
    answerCall: 'سأحضر',
  },

  queue: {
    title: 'في انتظاركم',
    none: 'لا أحد في الانتظار',
    noneText: 'يظهر الفحص هنا حالما يسلمه العميل.',
    open: 'فتح',
    number: 'الرقم {number}',
    search: 'البحث عن رقم',
    searchHelp: 'بالكتابة، أو بمسح الرمز المطبوع على القسيمة.',
    notFound: 'لا ينتظر هنا فحص بهذا الرقم.',
    waits: 'ينتظر منذ {time}',
    openElsewhere: 'مفتوح الآن على شاشة.',
    begun: 'معبأ ولم يوقع.',
    ending:
      'فحوص لم توقع، وتمحى نهائيا بعد {time} أو بعدها بقليل: {numbers}. يرجى النظر فيها قبل ذلك، وإلا اضطر أصحابها إلى الحضور مجددا.',
    endsUnseen: 'يمحى بعد {time}، ولم يوقع.',
    at: 'وقت التصوير: {time}',
    expires: 'وقت المحو: {time}',
    photos: 'الصور',
    lesions: 'الآفات',
    spots: 'المحددة',
    urgent: 'علامة عاجلة',
    status: { waiting: 'في الانتظار', 'retake-asked': 'طلبت إعادة التصوير', signed: 'تم التوقيع' },
    incomplete: 'أدى انقطاع الكهرباء إلى فقدان صوره وأجوبته.',
  },

  levels,
  reasons,
  bands,
  bandNames,
  bandMarks,
  classes,
  doubts,
  moved,
  dismissals,
  faults,
  faultsOfWork,

  result: {
    title: 'يقترح البرنامج',
    because: 'السبب',
    noResult: 'لا نتيجة',
    here: 'ما زال العميل عند الجهاز.',
    gone: 'غادر العميل الجهاز.',
    elsewhere: 'شاشة أخرى تعرض هذا الفحص أيضا.',
    incomplete: 'أدى انقطاع الكهرباء إلى فقدان صور هذا الفحص وأجوبته وموجوداته. لم يبق إلا مستواه وأوقاته.',
    ended: 'لم يعد هذا الفحص محفوظا.',
    endedText: 'محي على شاشة أخرى، أو طلب صاحبه حذفه، أو انتهى وقته.',
  },
  sevenPoint,

  figures: {
    title: 'ما آل إليه الأمر',
    awaited: 'أطباء لم يجيبوا بعد',
    awaitedText: 'يرجى إدخال ما وجده الطبيب؛ ثم ينسى الرقم. وبعد 180 يوما يزول تلقائيا.',
    noneAwaited: 'لا جواب منتظر.',
    outcomes: { benign: 'حميدة', follow: 'متابعة', treated: 'عولجت' },
    months: 'أرقامكم',
    caption: 'حسب الشهر الذي بدأت فيه الزيارة',
    month: 'الشهر',
    visits: 'الزيارات',
    signed: 'الموقعة',
    referred: 'المحالة',
    confirmed: 'المؤكدة (متابعة أو عولجت)',
    minutes: 'الدقائق من أول صورة إلى القرار (الوسيط)',
    csv: 'تنزيل بصيغة CSV',
  },

  keyboard: {
    label: 'لوحة مفاتيح على الشاشة',
    shift: 'حرف كبير',
    space: 'مسافة',
    erase: 'مسح',
    close: 'إغلاق',
  },

  pathways,

  ...findings,
  ...decision,
};
