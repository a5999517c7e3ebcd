/** What a customer reads in Chinese of the sound, and hears that no screen shows. */
import type * as english from '../en/sound.ts';

export const sound: typeof english.sound = {
  open: '声音',
  title: '声音',
  aloud: '朗读屏幕内容',
  on: '开',
  off: '关',
  volume: '音量',
  volumes: { quiet: '小', normal: '标准', loud: '大' },
  speed: '语速',
  speeds: { slow: '慢', normal: '标准', fast: '快' },
  pause: '暂停',
  goOn: '继续',
  repeat: '再读一遍',
  others: '您身边的人也能听到。',
  none: '这台机器没有声音。',
  close: '关闭',
  chosen: '已选',
  notChosen: '未选',
};
