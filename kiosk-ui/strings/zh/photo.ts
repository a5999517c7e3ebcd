import type * as english from '../en/photo.ts';

export const bodySite: typeof english.bodySite = {
  title: '请点斑点所在的部位',
  front: '正面',
  back: '背面',
  left: '左',
  right: '右',
  all: { other: '全身（{n} 张照片）' },
  rest: { other: '身体其余部位（{n} 张照片）' },
  backToResult: '回到结果',
};

export const capture: typeof english.capture = {
  step: '照片 {n}，共 {total} 张',
  pose: '拍照姿势',
  handsFree: '自助机会自动拍照。',
  byButton: '准备好了，请点按钮。',
  covered: '请遮好隐私部位。',
  light: '摄像头已开',
  tips: '提示',
  tipsClose: '关闭',
  tipList: [
    '让要拍的部位占满画面。',
    '转一下，让光照到它。',
    '有标尺卡（黑色方块）吗？请平放在皮肤上，靠近斑点。',
  ],
  waiting: '正在等待摄像头…',
  preview: '摄像头实时画面',
  simulated: '模拟画面',
  takePhoto: '拍照',
  changeSite: '返回',
  skip: '不拍这个部位',
  end: '不再拍了',
  closeupTitle: '给一个斑点拍近照',
  closeupPose: '把斑点靠近摄像头，约一个手掌宽的距离。让它占满画面中间。',
  backToResult: '回到结果',
};

export const countdown: typeof english.countdown = {
  turn: '现在请转身',
  ready: '请准备',
  still: '请别动',
  cancel: '取消',
};

export const review: typeof english.review = {
  judgingTitle: '请稍等',
  goodTitle: '照片很好',
  poorTitle: '我们再试一次',
  keepTitle: '还是不太好',
  keep: '您可以再试一次，也可以保留这张照片。如果保留，自助机就不能好好检查：请同时咨询药师。',
  usePhoto: '使用',
  keepPhoto: '保留',
  tryAgain: '再查一次',
  takeAgain: '重拍',
};

export const closeupSpot: typeof english.closeupSpot = {
  title: '哪个斑点？',
  text: '请点一个圆圈，再给那个斑点拍近照。',
  list: '这张照片里的斑点',
  spot: '斑点 {n}',
  circle: '圆圈 {n}',
  backToResult: '回到结果',
};

export const photo: typeof english.photo = {
  label: '您的照片：{site}',
  labelWithSpots: '您的照片：{site}。找到的斑点：{found} 个。要给药师看的斑点：{shown} 个。',
  spot: '斑点 {n}',
  place: '照片 {n}，共 {total} 张：{site}',
  photos: '您的照片',
  before: '上一张照片',
  next: '下一张照片',
  closeup: '斑点 {n} 的近照',
  closeupOther: '一个斑点的近照',
  simulated: '模拟画面',
};
