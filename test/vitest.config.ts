import { defineConfig } from 'vitest/config';

// Forks: onnxruntime-node's binding does not load in vmThreads. Two workers at most: the models use both cores.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'node_modules/.spl-kiosk/tests.json' }]],
  },
});
