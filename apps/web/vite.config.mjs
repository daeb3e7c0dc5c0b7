import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

const BASE_PACKAGES =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/[^/]+|i18next|react-i18next|openapi-fetch|react-error-boundary)\//;
// Leaves only: a file of ours that reaches the entry again would wait for it forever.
const BASE_SOURCES =
  /apps\/web\/src\/(api\/|format\/|app\/(settings|search-text|LoadingPage|usePageTitle)\.|work\/(queues|last-list|search)\.|applicants\/(apply-steps|limit-text)\.|file\/tabs\.)|libs\/domain\/(terms\/|case\/stage\.)|vite\/preload-helper/;
const isBase = (id) => BASE_PACKAGES.test(id) || BASE_SOURCES.test(id);

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
    rolldownOptions: {
      // What every page needs comes in one file: a phone on a slow line pays for each request more than for its bytes.
      output: { codeSplitting: { groups: [{ name: 'base', test: isBase, includeDependenciesRecursively: false }] } },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.TONGBAN_API ?? 'http://127.0.0.1:3000' },
  },
});
