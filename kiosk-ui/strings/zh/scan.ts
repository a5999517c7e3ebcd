import type * as english from '../en/scan.ts';

export const scan: typeof english.scan = {
  start: '扫描结果单',
  title: '请将结果单上的二维码对准摄像头',
  waiting: '摄像头正在启动…',
  busy: '顾客正在使用摄像头。请输入编号。',
  failed: '摄像头没有画面。请输入编号。',
  unknown: '这里没有编号为 {number} 的筛查在等候。',
  close: '关闭',
  picture: '自助机摄像头的画面',
};
