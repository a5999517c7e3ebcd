/** What went wrong, for technicians, in Chinese. */
import type * as english from '../en/doctor-faults.ts';
import { rareFaults } from '../rare-faults.ts';

const didNotWork = '没有成功。请再试一次；如果仍然失败，日志中有更多信息。';
const modelsStopped = '模型的进程已停止。自助机会自行重新启动它。';

export const faults: Readonly<Record<keyof typeof english.faults, string>> = {
  'signed-out': '您已退出。请重新登录。',
  busy: '有顾客正在使用自助机。请等到访结束。',
  'not-supervised': '没有程序会重新启动自助机。请在当初启动的地方停止它，再重新启动。',
  malformed: '自助机无法读取本页发送的内容。请重新加载页面。',
  stopped: '自助机正在关机，或已关闭此设备。请等它恢复后再试。',
  'store-failed': '保存的到访记录无法读取或写入。请用 df -h 和 dmesg 检查，然后重启自助机。',
  'file-unsafe': '自助机的一个文件是链接或文件夹，因此不予打开。请查看它的状态文件夹。',
  'pin-broken': '某个 PIN 码的文件无法读取。请设置新的 PIN 码：sudo spl-kiosk provision',
  'manifest-invalid': '模型清单（models/manifest.json）无法读取。请重新安装此版本。',
  'signature-invalid': '模型不是由发布密钥签名的。请重新索取此版本并安装。',
  'model-missing': '有一个模型文件无法读取。请重新安装此版本。',
  'model-altered': '有一个模型文件被改动。请重新安装此版本。',
  'provision-failed': '配置的某一步没有完成。请重新运行：sudo spl-kiosk provision',

  'camera-missing': '没有相机。请检查线缆，或在设置中指定另一台：SPL_KIOSK_CAMERA',
  'camera-changed': '插上了另一台相机。请插回原来那台，或重启自助机以使用新的。',
  'camera-ambiguous': '两台相机无法区分。请拔掉一台，或在设置中按插口（/dev/v4l/by-path/…）指定一台。',
  'camera-program-missing': '缺少相机所需的程序。请安装：sudo apt-get install fswebcam ffmpeg',
  'camera-timeout': '相机没有及时响应。请拔下再重新插上，并等十秒。',
  'camera-no-picture': '相机没有给出画面。请确认没有其他程序在使用它，然后拔下再重新插上。',
  'camera-broken-picture': '相机给出的画面已损坏。请检查线缆，或拔下再重新插上。',
  'camera-wrong-size':
    '相机给出的画面为 {size}，自助机无法使用。请把 cameraWidth 和 cameraHeight 设为它支持的尺寸，或换一台相机。',
  'camera-black': '相机只看到一片黑。请取下镜头盖，或打开遮挡片。',
  'camera-one-colour': '相机只给出一种颜色，没有画面。请拔下再重新插上，并等十秒。',
  'camera-half-picture': '相机只给出半个画面。请拔下再重新插上；如果用了集线器，请不要用。',
  'camera-frozen': '实时画面卡住了。请拔下相机再重新插上，并等十秒。',
  'camera-no-space': '没有内存存放照片。请关闭其他程序，并查看 /dev/shm。',

  'printer-out-of-paper': '打印机没有纸了。请装入新纸卷或纸张，然后重新打印。',
  'printer-cover-open': '打印机的盖子开着。请盖好，然后重新打印。',
  'printer-offline': '打印机没有反应。请打开它并检查线缆（CUPS 可用 lpstat -p），然后重新打印。',
  'printer-error': '打印机报告“{kind}”。请查看它的屏幕或指示灯。',
  'printer-no-answer': '打印机接收了单据，但没有说明已打印。请查看是否已出纸。',
  'printer-wrong-paper': '这台打印机只能打印结果单。请在设置中指定打印信件的打印机（letterPrinter）。',
  'printer-failed': '单据未能生成或保存。请确认文件夹 slipFolder 存在、可写且未满。',

  ...rareFaults(didNotWork, modelsStopped),
};
