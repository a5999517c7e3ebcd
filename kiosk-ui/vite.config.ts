import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // The daemon's content security policy allows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One bundle per page.
    rolldownOptions: {
      input: {
        kiosk: here('index.html'),
        pharmacist: here('pharmacist/index.html'),
        technician: here('technician/index.html'),
      },
    },
  },
});
