/** What went wrong, for technicians, in Arabic. */
import type * as english from '../en/doctor-faults.ts';
import { rareFaults } from '../rare-faults.ts';

const didNotWork = 'لم ينجح ذلك. حاول مرة أخرى، فإن فشل من جديد ففي السجل المزيد.';
const modelsStopped = 'توقفت عملية النماذج. يعيد الجهاز تشغيلها تلقائيا.';

export const faults: Readonly<Record<keyof typeof english.faults, string>> = {
  'signed-out': 'انتهت جلستك. سجل الدخول من جديد.',
  busy: 'عميل يستعمل الجهاز. انتظر حتى تنتهي الزيارة.',
  'not-supervised': 'لن يعيد شيء تشغيل الجهاز. أوقفه حيث شغل، ثم شغله هناك من جديد.',
  malformed: 'لا يستطيع الجهاز قراءة ما أرسلته هذه الصفحة. حمل الصفحة من جديد.',
  stopped: 'يتوقف الجهاز عن العمل، أو أغلق هذه القطعة. حاول مرة أخرى بعد عودته.',
  'store-failed':
    'لا يمكن قراءة الزيارات المحفوظة أو كتابتها. تحقق بالأمرين df -h و dmesg، ثم أعد تشغيل الجهاز.',
  'file-unsafe': 'أحد ملفات الجهاز رابط أو مجلد، فلا يفتح. انظر في مجلد الجهاز.',
  'pin-broken': 'لا يمكن قراءة ملف أحد رموز PIN. عين رمزا جديدا: sudo spl-kiosk provision',
  'manifest-invalid': 'لا يمكن قراءة قائمة النماذج (models/manifest.json). أعد تثبيت الإصدار.',
  'signature-invalid': 'لم يوقع مفتاح النشر النماذج. اطلب الإصدار من جديد وثبته.',
  'model-missing': 'لا يمكن قراءة ملف أحد النماذج. أعد تثبيت الإصدار.',
  'model-altered': 'تغير ملف أحد النماذج. أعد تثبيت الإصدار.',
  'provision-failed': 'لم تكتمل خطوة من الإعداد. شغل مرة أخرى: sudo spl-kiosk provision',

  'camera-missing': 'لا توجد كاميرا. افحص كابلها، أو حدد أخرى في الإعدادات: SPL_KIOSK_CAMERA',
  'camera-changed': 'وصلت كاميرا أخرى. صل الأولى من جديد، أو أعد تشغيل الجهاز لاستخدام الجديدة.',
  'camera-ambiguous':
    'لا يمكن التمييز بين كاميرتين. افصل إحداهما، أو حدد واحدة في الإعدادات بحسب مقبسها /dev/v4l/by-path/….',
  'camera-program-missing': 'ينقص برنامج للكاميرا. ثبته بالأمر: sudo apt-get install fswebcam ffmpeg',
  'camera-timeout': 'لا تستجيب الكاميرا في الوقت المناسب. افصلها وصلها من جديد وانتظر عشر ثوان.',
  'camera-no-picture': 'لم تعط الكاميرا صورة. تحقق أن لا برنامج آخر يستخدمها، ثم افصلها وصلها من جديد.',
  'camera-broken-picture': 'تعطي الكاميرا صورة تالفة. افحص كابلها، أو افصلها وصلها من جديد.',
  'camera-wrong-size':
    'تعطي الكاميرا صورة بمقاس {size} لا يصلح للجهاز. اضبط cameraWidth و cameraHeight على مقاس توفره، أو استخدم كاميرا أخرى.',
  'camera-black': 'لا ترى الكاميرا إلا السواد. انزع غطاء العدسة، أو افتح مغلاقها.',
  'camera-one-colour': 'تعطي الكاميرا لونا واحدا بدلا من صورة. افصلها وصلها من جديد وانتظر عشر ثوان.',
  'camera-half-picture': 'تعطي الكاميرا نصف صورة. افصلها وصلها من جديد، من دون موزع USB إن وجد.',
  'camera-frozen': 'تجمدت الصورة الحية. افصل الكاميرا وصلها من جديد وانتظر عشر ثوان.',
  'camera-no-space': 'لا ذاكرة لصورة. أغلق برامج أخرى، وانظر في /dev/shm.',

  'printer-out-of-paper': 'لا ورق في الطابعة. ضع لفة أو أوراقا جديدة، ثم اطبع من جديد.',
  'printer-cover-open': 'غطاء الطابعة مفتوح. أغلقه، ثم اطبع من جديد.',
  'printer-offline': 'لا تستجيب الطابعة. شغلها وافحص كابلها، ومع CUPS شغل lpstat -p، ثم اطبع من جديد.',
  'printer-error': 'تبلغ الطابعة عن «{kind}». انظر إلى شاشتها أو أضوائها.',
  'printer-no-answer': 'أخذت الطابعة الورقة لكنها لم تخبر أنها طبعتها. تحقق هل خرجت.',
  'printer-wrong-paper': 'لا تطبع الطابعة إلا القسائم. حدد طابعة للرسائل في الإعدادات (letterPrinter).',
  'printer-failed': 'تعذر إعداد الورقة أو حفظها. تحقق أن المجلد slipFolder موجود وقابل للكتابة وغير ممتلئ.',

  ...rareFaults(didNotWork, modelsStopped),
};
