/** What the checks say about the software and its use, in Arabic. */
import type * as english from '../en/doctor-software.ts';

export const software: Readonly<Record<keyof typeof english.software, string>> = {
  nodeTested: '{own}، وجرى الاختبار مع {pinned}',
  nodeMadeFor: '{own}، والمطلوب {pinned}',
  nodeStart: 'ابدأ الجهاز عن طريق npm أو وحدته في systemd، ففيهما نسخة Node المطلوبة.',
  packagesLocked: 'spl-kiosk {release}، الحزم المطابقة للنسخ المحددة: {n}',
  packagesOdd: 'غير مطابقة للنسخ المحددة: {names}',
  packagesInstall: 'أعد تثبيت الإصدار، أو شغل: npm ci',
  releaseBecause: '{version}، لأن {newer} لم يعمل كما يجب',
  releaseReason: 'ابحث عن السبب: journalctl -u spl-kiosk، ثم ثبت إصدارا مصححا.',
  settingsShipped: 'كلها كما وردت',
  settingsSet: 'تم تغيير: {names}',

  bindingReinstall: 'أعد تثبيت الإصدار. لا يمكن تحميل وحدة onnxruntime فيه.',
  bindingVersion: '{version}، مبني مع {providers}',
  bindingWithout: '{version}، مبني مع {providers} ومن دون {missing}',
  bindingExact: 'ثبت الوحدة الخاصة بالنسخة onnxruntime {version} تماما: المثبتة لنسخة أخرى.',
  bindingInstall:
    'ثبت وحدة TensorRT لهذه اللوحة: deploy/install --onnxruntime FILE (انظر أيها في deploy/README.md).',
  modelsMissing: 'ناقص: {models}',
  modelsReinstall: 'أعد تثبيت الإصدار.',
  modelsAltered: 'معدل: {models}',
  modelsReinstallAltered: 'أعد تثبيت الإصدار. لا يبدأ الجهاز بنماذج معدلة.',
  signatureBy: 'بمفتاح النشر {key}',
  signatureUnpinned: 'موقعة، لكن لا مفتاح معتمدا يبين من وقعها',
  signatureWrong: 'توقيع النماذج لا يطابق مفتاح النشر المعتمد',
  signatureAgain:
    'اطلب الإصدار من جديد ممن لديه المفتاح، أو اعتمد المفتاح الصحيح: deploy/install --release-key FILE.',
  signaturePin: 'اعتمد مفتاح النشر: deploy/install --release-key FILE.',
  signatureNone: 'غير موقعة ولا مفتاح معتمدا: تقبل النماذج من أي إصدار',
  signatureInstall:
    'ثبت إصدارا مبنيا بالأمر "npm run package -- --sign KEYFILE"، واعتمد مفتاحه: deploy/install --release-key FILE.',
  providersFollow: 'اتبع ما تذكره «providers»: لم تحمل النماذج.',
  providersLower: '{models}، والمزودات الأسرع لا تعمل',
  providersProvision: 'شغل: npm run provision وثبت وحدة TensorRT إن طلب ذلك.',
  enginesNone: 'لا يوجد TensorRT على هذه الآلة',
  enginesUnfit: 'ناقصة أو قديمة: {models}',
  enginesInstall: 'ثبت libnvinfer10 من JetPack، أو اسمح باستخدام "cpu" في الإعدادات.',
  enginesBuild: 'شغل npm run provision، فهو يبني المحركات الناقصة أو القديمة.',
  latencyRelieve: 'أغلق البرامج الأخرى واضبط أقوى وضع طاقة وافحص «temperature» و«providers».',

  loopLongest: 'أطول مدة {ms} ms',
  loopRestart: 'أعد تشغيل الجهاز. إذا تكرر ذلك فأرسل حزمة الدعم.',
  inferenceSince: '{seconds} s منذ آخر تشغيل',
  inferenceNone: 'لا تشغيل بعد',
  inferenceRestart: 'أعد تشغيل الجهاز. إذا تكرر ذلك فشغل: npm run doctor',
  modelsWait: 'انتظر دقيقة: يعاد تحميل النماذج. ثم شغل: npm run doctor',
  storeCheck: 'تحقق بالأمرين df -h و dmesg هل القرص ممتلئ أو للقراءة فقط.',
  storeBroken: '{folder}: لا يمكن القراءة منه أو الكتابة فيه ({code})',
  storeAside: '{folder}: كانت قاعدة البيانات تالفة، فنقلت جانبا باسم {files} وأنشئت قاعدة جديدة',
  storeTell:
    'أخبر الصيدلي أن الزيارات المنتظرة فيها فقدت. افحص القرص بالأمر dmesg ثم انقل هذه الملفات وأعد التشغيل.',

  pinsSet: 'كلاهما معين',
  pinsPharmacist: 'رمز PIN للصيدلي ناقص أو لا يمكن قراءته',
  pinsTechnician: 'رمز PIN للفني ناقص أو لا يمكن قراءته',
  pinsNone: 'رمزا PIN ناقصان أو لا يمكن قراءتهما',
  pinsProvision:
    'شغل: npm run provision. ينشئ رموز PIN الناقصة ويظهرها، والرمز الذي تكتبه هناك يحل محل السابق.',
  cardsNone: 'لم تنشأ أي ورقة: لا يمكن قياس أي بقعة',
  cardsPrint: 'اطبع الورقة بمقاس 100 % وضع بطاقة قياس بجانب الكاميرا: npm run scale-card -- --out FILE.pdf',
  cardsMade: 'أنشئت الورقة في {date}',
  translationsReviewed: 'راجعها كلها إنسان',
  translationsOpen: 'لم يراجعها إنسان بعد: {languages}',
  translationsRead:
    'اطلب من متحدث أصلي يعرف الصيدلية أن يقرأ كلا منها، واكتب اسمه في kiosk-ui/strings/languages.ts.',
  sessionNone: 'لا شيء بعد',
  sessionToday: 'خلال يوم',
  sessionDays: 'عدد الأيام منذ ذلك: {days}',
  sessionAsk: 'اسأل الصيدلي هل يعرف رمز PIN ومن يتابع الزيارات المنتظرة.',
};
