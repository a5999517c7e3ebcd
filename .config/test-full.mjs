// `npm run test:full`: like `npm test`, with every screen in every size and colour, where `npm test` takes pairs of them.
process.env.EVERY_COMBINATION = '1';
await import('./test.mjs');
