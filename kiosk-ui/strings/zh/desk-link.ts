import type * as english from '../en/desk-link.ts';

export const deskLink: typeof english.deskLink = {
  title: '柜台电脑',
  text: '用配对码把那台电脑与自助机配对后，药师页面也可在那里打开。',
  off: '已关闭：设置 deskLink 没有指定网络接口，本机以外无法访问。',
  faults: {
    'no-address': '未开放：设置 deskLink 的网络接口没有地址。请检查网线。',
    'port-taken': '未开放：设置 deskLinkPort 的端口被其他程序占用。',
    'no-certificate': '未开放：没有证书。须由技术员运行：sudo spl-kiosk provision。',
  },
  address: '在那里打开',
  fingerprint: '证书（SHA-256）',
  compare: '那里的浏览器会对此证书发出警告。只有显示的字母和数字完全一致时才继续。',
  paired: { other: '已配对 {n} 台电脑。' },
  pair: '配对电脑',
  code: '请在那里输入此配对码',
  codeLasts: '可配对一台电脑，{time}后失效。',
  codeOver: '此配对码已失效。请重新获取。',
  close: '关闭',
  noFiles: '自助机自身的屏幕不能保存文件。请使用已配对的电脑。',
  forget: '删除所有已配对的电脑',
  forgetTitle: '要删除所有已配对的电脑吗？',
  forgetText: '药师页面上的所有人都会退出登录，每台电脑都需要新的配对码。',
  forgetConfirm: '是，删除',
  forgetCancel: '否，返回',
  failed: '没有成功。请再试一次，或查看日志。',
};

export const pairPage: typeof english.pairPage = {
  title: '配对这台电脑',
  text: '请在自助机上登录药师页面，按“配对电脑”，然后在这里输入配对码。',
  label: '8 位配对码',
  ok: '配对',
  paused: '错误次数过多。请在 {time}后再试。',
  refusals: {
    'code-wrong': '配对码不对。请再看一下自助机。',
    'code-paused': '错误次数过多。请稍等。',
    'code-none': '目前没有有效的配对码。请在自助机上按“配对电脑”获取新的。',
    malformed: '配对码为 8 位数字。',
  },
  failed: '自助机没有接受配对码。请再试一次，或告诉技术员。',
};

export const bell: typeof english.bell = {
  none: '无人等候',
  waiting: { other: '{n} 人等候' },
  ending: { other: '{n} 份即将清除' },
  called: '自助机前的顾客在叫您',
};
