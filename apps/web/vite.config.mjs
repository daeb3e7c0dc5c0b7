import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The page's bundle: everything from this origin, no outside address (NFR-02). */
export default defineConfig({
  root: here,
  base: '/',
  logLevel: 'warn',
  plugins: [react()],
  // `#libs/x.js` stands for the TypeScript source (package.json "imports"): the page reads the domain's tables as they are.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: path.resolve(here, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    manifest: 'manifest.json',
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.TONGBAN_API ?? 'http://127.0.0.1:3000' },
  },
});
