import type { WorkshopParts } from '../../../src/server/technician/open-workshop.ts';
import { ok } from '../../../src/technician/checks/check.ts';
import { History } from '../../../src/technician/health/history.ts';

/** What a technician's page says of a kiosk whose detector runs on the CPU. */
export const workshopParts = {
  release: { version: '0.1.0', givenUp: null, madeAt: new Date(0), nodePinned: '24', packages: [] },
  supervision: {
    report: { live: true, ready: true, at: '2026-11-23T12:00:00.000Z', checks: [ok('store', 's')] },
    history: new History(async () => ({ celsius: null, memoryBytes: 0 })),
  },
  models: () => [
    {
      model: 'lesion-detector',
      provider: 'cpu',
      passedOver: [
        { provider: 'tensorrt', hindrance: 'no-engine', reason: 'no engine was built for this model' },
      ],
    },
  ],
  versions: { 'lesion-detector': '0.2.0' },
  testPaper: () => ({
    name: 'test-slip',
    format: 'slip',
    pdf: async () => new Uint8Array(1),
    escPos: null,
  }),
  isBusy: () => false,
  restart: null,
} satisfies Partial<WorkshopParts>;
