import type * as english from '../en/body.ts';

export const siteNames: typeof english.siteNames = {
  face: '面部',
  neck: '颈部',
  chest: '胸部',
  abdomen: '腹部',
  'upper-back': '上背部',
  'lower-back': '下背部',
  'left-arm': '左臂',
  'right-arm': '右臂',
  'left-hand': '左手',
  'right-hand': '右手',
  'left-leg': '左腿',
  'right-leg': '右腿',
  'left-foot': '左脚',
  'right-foot': '右脚',
};

export const sideNames: typeof english.sideNames = {
  neck: { front: '颈部前面', back: '颈部后面' },
  'left-arm': { front: '左臂内侧', back: '左臂外侧' },
  'right-arm': { front: '右臂内侧', back: '右臂外侧' },
  'left-hand': { front: '左手手掌', back: '左手手背' },
  'right-hand': { front: '右手手掌', back: '右手手背' },
  'left-leg': { front: '左腿前面', back: '左腿后面' },
  'right-leg': { front: '右腿前面', back: '右腿后面' },
  'left-foot': { front: '左脚脚背', back: '左脚脚底' },
  'right-foot': { front: '右脚脚背', back: '右脚脚底' },
};

const inner = '手臂向侧面伸出，手掌对着摄像头。';
const outer = '手臂向侧面伸出，手背对着摄像头。';
const palm = '张开手并举起，手掌对着摄像头。';
const backOfHand = '张开手并举起，手背对着摄像头。';
const legFront = '面向摄像头。向后退，直到画面里能看到整条腿。';
const legBack = '背对摄像头。向远处走，直到画面里能看到整条腿。';
const top = '把脚放在凳子或椅子上，脚背对着摄像头。';
const sole = '坐下，抬起脚，脚底对着摄像头。';

export const poses: typeof english.poses = {
  face: { front: '看着摄像头。请摘下眼镜，把头发拨开。' },
  neck: {
    front: '面向摄像头，稍微抬起下巴。',
    back: '背对摄像头，把头发撩起来。',
  },
  chest: { front: '面向摄像头，双臂自然下垂。' },
  abdomen: { front: '面向摄像头，把上衣拉到胸口。' },
  'upper-back': { back: '背对摄像头，双臂自然下垂。' },
  'lower-back': { back: '背对摄像头，把上衣拉到肋骨处。' },
  'left-arm': { front: inner, back: outer },
  'right-arm': { front: inner, back: outer },
  'left-hand': { front: palm, back: backOfHand },
  'right-hand': { front: palm, back: backOfHand },
  'left-leg': { front: legFront, back: legBack },
  'right-leg': { front: legFront, back: legBack },
  'left-foot': { front: top, back: sole },
  'right-foot': { front: top, back: sole },
};
