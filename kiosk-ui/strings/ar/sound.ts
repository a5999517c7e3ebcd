/** What a customer reads in Arabic of the sound, and hears that no screen shows; with vowel marks, for the speech engine. */
import type * as english from '../en/sound.ts';

export const sound: typeof english.sound = {
  open: 'الصَّوْت',
  title: 'الصَّوْت',
  aloud: 'قِرَاءَةُ الشَّاشَةِ بِصَوْتٍ عَالٍ',
  on: 'تَشْغِيل',
  off: 'إِيقَاف',
  volume: 'مُسْتَوَى الصَّوْت',
  volumes: { quiet: 'مُنْخَفِض', normal: 'عَادِيّ', loud: 'مُرْتَفِع' },
  speed: 'السُّرْعَة',
  speeds: { slow: 'بَطِيئَة', normal: 'عَادِيَّة', fast: 'سَرِيعَة' },
  pause: 'إِيقَافٌ مُؤَقَّت',
  goOn: 'مُوَاصَلَة',
  repeat: 'الْقِرَاءَةُ مَرَّةً أُخْرَى',
  others: 'قَدْ يَسْمَعُهُ أَيْضًا مَنْ هُمْ بِقُرْبِكُم.',
  none: 'لَا يُوجَدُ صَوْتٌ فِي هٰذَا الْجِهَاز.',
  close: 'إِغْلَاق',
  chosen: 'تَمَّ الِاخْتِيَار',
  notChosen: 'لَمْ يَتِمَّ الِاخْتِيَار',
};
