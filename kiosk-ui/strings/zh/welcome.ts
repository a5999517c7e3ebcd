import type * as english from '../en/welcome.ts';

export const welcome: typeof english.welcome = {
  title: '检查您的皮肤斑点',
  begin: '开始',
  gettingReady: '正在准备…',
  privacy: '您的隐私',
  empty: '药师的屏幕前现在没有人。检查后请到柜台询问。',
  closed: '药师现在不在。您仍可以做检查，并带走一张结果单。',
  outOfOrder: '暂停使用：请找药师。',
};

export const privacy: typeof english.privacy = {
  title: '您的隐私',
  who: '这台自助机由本药房运营。您输入的内容由本药房负责。',
  what: '自助机会保存您的照片和回答，不问姓名，也不向外发送任何内容。',
  long: '您结束时，全部删除。如果您让药师看，最多保存 {hours}。',
  rights: '您可以随时停止，可以询问保存了什么，也可以请药师删除。',
  close: '关闭',
};
