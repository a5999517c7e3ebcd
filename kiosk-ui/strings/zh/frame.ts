/** What a customer reads in Chinese around every screen, and in its dialogs. */
import type * as english from '../en/frame.ts';

export const frame: typeof english.frame = {
  name: '皮肤斑点检查',
  researchNotice: '仅供研究使用。不是诊断。',
  simulated: '模拟摄像头：照片拍的不是您。',
  simulatedPrinter: '没有打印机。',
  more: '更多',
  moreTitle: '给技术员',
  simulatedCamera: '没有连接摄像头。用存好的图片代替照片。',
  noPrinter: '没有连接打印机。结果单要存成文件。',
  slipFolder: '每张结果单都保存在这台自助机的一个文件夹里。',
  noGpu: '检查用主处理器运行，所以会慢一些。',
  close: '关闭',
  stop: '停止并删除',
  pharmacist: '药师入口',
  call: '呼叫药师',
  ringing: '正在呼叫药师…',
  coming: '药师马上就来',
  nobody: '请到柜台询问',
  hide: '隐藏照片',
  show: '显示照片',
  stopTitle: '要停止检查吗？',
  stopText: '您的照片和回答会马上删除，无法恢复。',
  stopConfirm: '是，停止并删除',
  stopCancel: '不，继续',
  parts: { questions: '问题', photo: '拍照', check: '检查', result: '结果' },
  step: '第 {n} 步，共 4 步：{part}',
  next: '下一页',
  before: '上一页',
  page: '第 {n} 页，共 {total} 页',
  refused: '没有成功。请再试一次。',
  modelsNotReady: '自助机正在准备。检查可能会慢一点。',
};

export const display: typeof english.display = {
  open: '文字大小',
  title: '文字和颜色',
  close: '关闭',
  size: '文字大小',
  sizes: { small: '小', normal: '标准', large: '大', largest: '最大' },
  theme: '颜色',
  themes: { default: '标准', light: '高对比度，浅色', dark: '高对比度，深色', soft: '柔和' },
};

export const languageChoice: typeof english.languageChoice = { title: '语言', close: '关闭' };

export const idle: typeof english.idle = {
  title: '您还在吗？',
  text: '如果没有人点屏幕，您的照片和回答会被删除，还剩',
  seconds: { other: '{n} 秒' },
  stay: '我还在',
};

export const link: typeof english.link = {
  lost: '请稍等',
  lostText: '屏幕正在连接自助机，需要几秒钟。如果一直这样，请告诉药师。',
  restarted: '自助机重新启动了',
  restartedText: '您的检查已结束，照片和回答没有保留。您可以重新开始。',
  dismiss: '好',
};

export const starting: typeof english.starting = {
  title: '请稍等',
  text: '自助机正在启动，需要一两分钟。',
};
