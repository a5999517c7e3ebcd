import type { KioskWords } from '../en/kiosk.ts';
import { poses, sideNames, siteNames } from './body.ts';
import { faults, guidance, photoFaults, photoFaultsAgain } from './faults.ts';
import { display, frame, idle, languageChoice, link, starting } from './frame.ts';
import { bodySite, capture, closeupSpot, countdown, photo, review } from './photo.ts';
import { analysing, done, finish, handOver, result, slipLeg } from './result.ts';
import { answers, historySigns, questions, spotSigns, urgentSigns } from './risk.ts';
import { sound } from './sound.ts';
import { privacy, welcome } from './welcome.ts';

const brownOnly = '本检查只找棕色和深色斑点。粉色、红色或肤色的斑点可能漏掉：请把这些给药师看。';

export const zh: KioskWords = {
  language: 'zh',
  locale: 'zh-CN',
  direction: 'ltr',
  hours: { other: '{n} 小时' },
  outcomes: {
    refer: '请今天就把标有数字的斑点给药师看。',
    'follow-up': '标有数字的斑点，请咨询药师。',
    'no-finding':
      '这次检查没有挑出斑点。检查可能会有遗漏：新出现的、有变化的或让您担心的斑点，都请给药师看。',
    inconclusive: '这次没能检查清楚。请咨询药师。',
  },
  outcomesWithoutSpots: {
    refer: '请今天就让药师看看您的皮肤。',
    'follow-up': '请和药师谈谈您的回答。',
  },
  speakNow: '请现在就去找药师。',
  siteNames,
  sideNames,
  poses,
  urgentSigns,
  spotSigns,
  historySigns,
  questions,
  answers,
  photoFaults,
  photoFaultsAgain,
  faults,

  slip: {
    title: '皮肤斑点检查',
    number: '编号 {number}',
    byNumber: '药师用这个编号就能找到您的检查。',
    date: '日期 {date}',
    sites: '已拍照片：{sites}',
    spots: '要给药师看的斑点：{n} 个',
    more: { other: '还有 {n} 个' },
    moreHandedOver: { other: '药师的屏幕上还有 {n} 个' },
    notReviewed: '药师还没有看过',
    brownOnly,
    doNotWait: '斑点如果出血、长得很快或一直长不好，不要等：今天就去问医生。',
    notExaminedTitle: '没有检查的地方',
    notExamined: ['隐私部位', '眼皮', '毛发遮住的皮肤', '纹身', '照片没有拍到的地方'],
    notPhotographed: '没有拍照的部位：{places}',
    urgentTitle: '您告诉我们有：',
    urgentNotSure: '您不确定是否有：',
    howToDelete:
      '您结束时，照片和回答会被删除。您让药师看了吗？那么最多保存 {hours}：可以请药师提前删除。这张结果单归您：不需要时，请撕掉。',
    howToDeleteKept:
      '您结束时，照片和回答会被删除。您让药师看了吗？那么最多保存 {hours}。这台自助机会保留一份结果单。可以请药师把它们都删除。',
    simulated: '模拟摄像头：照片拍的不是您。',
  },

  frame,
  display,
  languageChoice,
  sound,
  idle,
  link,
  starting,

  welcome: { ...welcome, brownOnly },
  privacy,

  consent: {
    title: '您同意吗？',
    photos: '自助机会检查您的照片，您结束时就删除。',
    notChecked: '不检查隐私部位、眼皮、毛发下的皮肤和纹身。',
    slipKept: '您要求的每张结果单，这台自助机都会保留一份。',
    agree: '我已满 18 岁并同意',
    decline: '不同意',
  },

  declined: {
    title: '今天不检查',
    text: '这项检查只给同意检查的成年人做。有斑点让您担心吗？药师很乐意帮您。',
    finish: '结束',
  },

  speakNowScreen: {
    text: '根据您的回答，现在不适合拍照。药师可以马上和您一起看。',
    change: '修改我的回答',
    ask: '可以让药师在屏幕上看您的回答吗？',
    yes: '可以',
    given: '药师现在可以看您的回答了。您的编号是 {number}。',
    finish: '结束',
  },

  bodySite,
  capture,
  guidance,
  countdown,
  review,
  closeupSpot,
  photo,
  analysing,
  result,
  handOver,
  slipLeg,
  finish,
  done,

  scaleCard: {
    onCard: '请把这张卡平放在皮肤上，紧挨着斑点。',
    title: '皮肤检查用的标尺卡',
    howTo: [
      '用哑光白纸按 100% 打印本页（实际大小，不要“适合页面”），打印机要能打出纯黑色。',
      '用尺子量下面的线。如果长度和标注的不完全一样，请不要使用这些卡：重新打印。',
      '沿灰线剪下卡片，保持平整、干净、干燥。弯了或脏了的卡请扔掉。',
    ],
    ruler: '这条线长 {mm} 毫米。',
  },
};
