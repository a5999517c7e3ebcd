import type * as english from '../en/clinical.ts';

export const levels: typeof english.levels = {
  refer: '转诊',
  'follow-up': '随访',
  'no-finding': '无发现',
  inconclusive: '无法判定',
};

export const reasons: typeof english.reasons = {
  'lesion-refer': '至少有一个皮损在“转诊”档。',
  'seven-point': '7 点检查表达到 3 分或以上（NICE NG12）。',
  'lesion-follow': '至少有一个皮损在“随访”档。',
  history: '病史中有一项回答提示需要当面查看。',
  'lesion-unassessable': '有皮损无法根据照片评估，或至少一半皮损存疑。',
  'no-photo': '没有照片。',
  'no-skin': '有照片未见皮肤。',
  'photo-unusable': '有照片不能用，或分析失败。',
  'photo-poor': '多次重拍后保留了一张质量差的照片。',
  'no-lesion-found': '所有照片均未发现皮损。这不表示没有皮损。',
  'tone-dark': '自述肤色为 Monk 7 至 10：没有证据表明模型对此有效。',
  'tone-not-declared': '未选择肤色，因此按深肤色处理。',
  'seven-point-incomplete': '7 点检查表有未答项，因此总分为“至少”。',
  'history-incomplete': '病史中有一个重要问题被跳过，或答案不明。',
  'every-lesion-none': '发现的皮损都在“无”档，且所有照片均可用。',
};

export const bands: typeof english.bands = {
  refer: '“转诊”档',
  follow: '“随访”档',
  none: '“无”档',
  unassessable: '无法评估',
};

export const bandNames: typeof english.bandNames = {
  refer: '转诊',
  follow: '随访',
  none: '无',
  unassessable: '无法评估',
};

export const bandMarks: typeof english.bandMarks = {
  refer: '三个红圈',
  follow: '两个黄圈',
  none: '一个白圈',
  unassessable: '虚线圈',
};

export const classes: typeof english.classes = {
  background: '背景',
  skinEdge: '皮肤边缘',
  skin: '无皮损的皮肤',
  nsplA: 'NSPL-A（不可疑）',
  nsplB: 'NSPL-B（需随访）',
  spl: 'SPL（可疑色素性皮损）',
};

export const doubts: typeof english.doubts = {
  'no-detail': '像素或细节太少，难以可靠评估。',
  unfamiliar: '与分类器见过的所有皮损都不同。',
};

export const moved: typeof english.moved = {
  'common-among-own': '从“{from}”档移到“{to}”档：与此人的其他皮损很相似。',
  'odd-among-own': '从“{from}”档移到“{to}”档：在此人的皮损中显得特殊。',
};

export const dismissals: typeof english.dismissals = {
  'no-lesion': '判断为非皮损',
  'off-skin': '周围不是皮肤',
  'scale-card': '在标尺卡上',
};

export const faults: typeof english.faults = {
  'second-person': '照片中有他人',
  'no-skin': '未见皮肤',
  'too-dark': '太暗',
  'too-bright': '太亮',
  'no-colour': '无颜色',
  'colour-cast': '颜色失真',
  moving: '抖动',
  blurred: '不清晰',
  'too-far': '距离太远',
  'little-skin': '可见皮肤少',
  glare: '皮肤反光',
  hair: '毛发遮挡皮肤',
  noisy: '噪点多',
};

export const pathways: typeof english.pathways = {
  urgent: { name: '紧急转诊', text: '今天转入本地区的疑似癌症就诊流程。' },
  routine: { name: '常规转诊', text: '转给全科医生或皮肤科医生。' },
  'watch-8-weeks': { name: '观察 8 周', text: '单据上写有复查日期。' },
  'not-assessable': { name: '此处无法评估', text: '需由医生查看。' },
  none: { name: '不转诊', text: '仅向顾客提供建议。' },
};

export const sevenPoint: typeof english.sevenPoint = {
  'change-in-size': '大小改变',
  'irregular-shape': '形状不规则',
  'irregular-colour': '颜色不均匀',
  'diameter-7mm': '最大直径 7 mm 或以上',
  inflammation: '炎症',
  oozing: '渗出或结痂',
  'change-in-sensation': '感觉改变',
};

export const answers: typeof english.answers = {
  yes: '是',
  no: '否',
  'not-sure': '不确定',
  skipped: '已跳过',
};
