/** The papers for the staff alone, in Chinese. */
import type * as english from '../en/staff-papers.ts';

export const staffPapers: typeof english.staffPapers = {
  pinsTitle: '本机的 PIN 码',
  pharmacistPin: '药师：{pin}',
  technicianPin: '技术员：{pin}',
  pinsNote:
    '请剪开：每个 PIN 码只供其本人使用，别处不再记录。如需新的 PIN 码，请技术员运行：sudo spl-kiosk provision',
  testTitle: '测试小票',
  testWhole: '边框、线条和二维码必须完整，没有任何部分被切掉。',
  testCode: '二维码内容为 TEST。',
};
