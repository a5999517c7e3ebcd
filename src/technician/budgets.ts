import type { Provider } from '../inference/port.ts';

/**
 * Every budget of the kiosk, in one table. `doctor` compares warm runs with `warmRunMs`, and `bench` the whole pipeline
 * with the rest.
 */
export const budgets = {
  /**
   * Median milliseconds of one warm run with a batch of one, by model and provider. CPU: two x86 cores, with room for
   * other work on them; when idle they took 21, 16 and 17 ms (`npm run doctor`, AMD EPYC). Orin: three times what
   * NVIDIA and others publish for networks of this size (YOLO11n at 640 px, fp16: 4.9 ms on Orin Nano Super;
   * EfficientViT-B1, fp16: 1.5 ms on AGX Orin).
   */
  warmRunMs: {
    'lesion-detector': { tensorrt: 15, cuda: 40, cpu: 250 },
    'lesion-classifier': { tensorrt: 10, cuda: 20, cpu: 80 },
    'person-finder': { tensorrt: 15, cuda: 40, cpu: 160 },
  } satisfies Record<string, Record<Provider, number>>,
  /** From the still in memory to the first lesion on the screen, in ms, on two x86 cores. */
  firstLesionMs: 400,
  /** Share of an analysis's time that our own code and copies may take. */
  ownShare: 0.15,
  /** The same of all processor time, also what runs beside a model. */
  ownCpuShare: 0.2,
  /** Our time in relation to each peer's (models/evaluate/peers), run in turn: plain Python over the same models, and the paper's pipeline. */
  peerRatio: { plain: 1, paper: 1 / 25 },
  /** From the end of one visit's process of the models to the first answer of the next, in ms. */
  renewalMs: 1500,
  /** From SIGTERM of a running kiosk until the next is ready for a customer, in ms, on two x86 cores. */
  startMs: 4000,
  /** Peak memory of daemon and child together, in bytes. */
  memoryBytes: 0.8 * 2 ** 30,
  /** … and with photos of 50 megapixels. */
  memoryBytesAt50: 1.2 * 2 ** 30,
} as const;
