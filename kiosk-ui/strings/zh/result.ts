import type * as english from '../en/result.ts';

export const analysing: typeof english.analysing = {
  title: '正在检查您的照片',
  titleSeveral: '正在检查您的照片',
  photo: '照片 {n}，共 {total} 张',
  closeup: '正在看近照',
  failedTitle: '检查中断了',
  failedOne: '有一张照片无法检查。它还在。',
  retry: '再试一次',
  leaveOut: '不用它，继续',
  same: '画了圈，不代表不好。',
};

export const result: typeof english.result = {
  legendShow: '有数字和双圈：请给药师看这个斑点',
  spotsToShow: '要给药师看的斑点：{n} 个',
  next: '下一步',
  back: '返回',
  printSlip: '打印结果单',
  printAgain: '重新打印',
  anotherPhoto: '再拍照片',
  closeup: '拍近照',
  finish: '结束',
  notReviewed: '药师还没有看过。',
  elsewhere: {
    refer: '柜台没有人？请最晚明天找药师或医生看。',
    'follow-up': '柜台没有人？请在两周内找药师或医生看。',
    inconclusive: '柜台没有人？请等药师在的时候再来。',
  },
  signed: '药师已看过并签名。',
};

export const handOver: typeof english.handOver = {
  question: '可以让药师看您的照片和回答吗？',
  reason: '这样药师可以仔细看。',
  help: '它们最多在这里保存 {hours}。',
  yes: '可以',
  no: '不可以',
  given: '药师现在可以看了。编号：{number}。',
  notGiven: '您结束时，照片和回答会被删除。',
  change: '让药师看',
  notPossible: '这台自助机不能把您的照片发给药师。您结束时，照片会被删除。',
  retake: '药师请您拍一张更好的照片。请再拍一张。',
};

export const slipLeg: typeof english.slipLeg = {
  title: '给药师看的结果单',
  number: '结果单编号：{number}。',
  printing: '正在打印您的结果单…',
  printed: '这是您的结果单。',
  resultStands: '您的结果仍然有效。',
  noPaper: '没有出纸：没有连接打印机。',
  canSave: '您可以把结果单存成文件。',
  download: '下载结果单（PDF）',
};

export const finish: typeof english.finish = {
  text: '离开时，请别忘了这件事。',
  call: '呼叫药师',
  now: '结束',
};

export const done: typeof english.done = {
  title: '谢谢您',
  text: '您的照片和回答已删除。',
  handedOver: '药师有您的照片和回答。药师看完后就会删除，最晚 {hours}后删除。',
  slipKept: '这台自助机只保留您要求的结果单。',
  advice: '有新出现、有变化或让您担心的斑点？请咨询药师，今天或以后哪天都可以。',
  backToStart: '回到开始',
};
