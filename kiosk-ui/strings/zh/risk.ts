import type * as english from '../en/risk.ts';

export const urgentSigns: typeof english.urgentSigns = {
  'bleeding-wound': '斑点出血，或有开放的伤口',
  'growing-lump': '长得很快的疙瘩，或新长的、在变大的粉色或红色疙瘩',
  'nail-line': '指甲或趾甲里新出现的深色线条',
  'unhealed-sore': '一直长不好的疮或破口',
};

export const spotSigns: typeof english.spotSigns = {
  'change-in-size': '变大了',
  'irregular-shape': '形状不匀称，或边缘不整齐',
  'irregular-colour': '不止一种颜色',
  'diameter-7mm': '比铅笔杆还宽',
  inflammation: '边缘发红或疼痛',
  oozing: '渗水或结痂',
  'change-in-sensation': '发痒，或感觉和以前不同',
};

export const historySigns: typeof english.historySigns = {
  'own-melanoma': '医生给我切除过危险的深色斑点',
  'family-melanoma': '我的父母、兄弟姐妹或子女有过危险的深色斑点',
  'weak-immune-system': '我在用的药会降低抵抗力',
  'many-spots': '我有 50 个以上的棕色斑点',
  sunburns: '小时候，我常被太阳晒伤、晒得疼',
  'new-spot': '近一年新长了深色斑点',
  'palms-soles-nails': '手掌、脚底、指甲或趾甲上有深色斑点或线条',
};

export const questions: typeof english.questions = {
  urgent: '您有以下任何一种情况吗？',
  someUrgent: '有，或者不确定',
  tone: '您上臂内侧是哪种颜色？',
  toneName: '肤色 {n}（共 10 种，由浅到深）',
  spots: '有没有斑点是这样的？',
  history: '下面这些符合您的情况吗？',
  none: '都没有',
  next: '继续',
  notSure: '不确定',
  notSureOfRest: '其余的不确定',
  back: '返回',
  skipAll: '跳过所有问题',
  skipTitle: '跳过这些问题吗？',
  skipText: '没有您的回答，自助机只能请您去找药师。其他都不变。',
  skipConfirm: '是，跳过',
  skipCancel: '不，我来回答',
};

export const answers: typeof english.answers = {
  open: '我的回答',
  title: '您的回答',
  urgent: '不能等的情况',
  tone: '肤色',
  spots: '您的斑点',
  history: '关于您',
  none: '都没有',
  notSure: '不确定',
  skipped: '已跳过',
  change: '修改',
  right: '都对',
};
