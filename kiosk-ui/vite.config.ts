import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Every browser that shows these pages knows WOFF2; a second copy of each font only takes room. */
const woff2Only = {
  postcssPlugin: 'woff2-only',
  Declaration: {
    src: (declaration: { value: string }) => {
      declaration.value = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '');
    },
  },
};

export default defineConfig({
  root: here('.'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { postcss: { plugins: [woff2Only] } },
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
        pair: here('pair/index.html'),
      },
    },
  },
});
