import { defineConfig } from 'vitest/config';

// Forks: onnxruntime-node's binding does not load in vmThreads. Three workers: the longest files mostly wait, for a
// machine that boots, a camera that comes back, a screen; more would have the models fight for two cores.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'node_modules/.spl-kiosk/tests.json' }]],
  },
});
