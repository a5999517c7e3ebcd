import type * as english from '../en/sign-in.ts';

const missing = '这台自助机还没有设置 PIN 码。须由技术员设置：sudo spl-kiosk provision。';
const broken = '保存 PIN 码的文件无法读取。须由技术员重新设置。';
const failed = '没有成功。请再试一次，或告诉技术员。';

export const signIn: typeof english.signIn = {
  titles: {
    pharmacist: '请输入药师 PIN 码',
    technician: '请输入技术员 PIN 码',
  },
  ok: '确定',
  erase: '删除最后一位',
  digits: { other: '已输入 {n} 位' },
  wrong: { other: 'PIN 码不对。还可以试 {n} 次。' },
  locked: '错误次数过多。请在 {time}后再试。',
  missing,
  broken,
  refusals: { 'pin-missing': missing, 'pin-broken': broken, malformed: failed },
  noAnswer: '自助机没有反应。请稍后再试。',
  failed,
  back: '回到顾客屏幕',
  others: {
    pharmacist: '技术员入口',
    technician: '药师入口',
  },
};
