import { defineConfig } from 'vitest/config';

/** Minutes of load: apart, so that `npm test` stays short and does not depend on how busy the machine is. */
const UNDER_LOAD = ['tests/e2e/nothing-lost.test.ts', 'tests/e2e/pressure.test.ts'];
const inBrowser = {
  fileParallelism: false,
  // Functions that are sent to a browser must arrive as they are written; Node 24 runs TypeScript by itself.
  experimental: { viteModuleRunner: false },
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**'],
          // Nothing here is about time: a limit that a busy machine misses would only say that it is busy.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: UNDER_LOAD,
          // A browser on a machine that is busy with other things may miss a deadline once; what fails twice is broken.
          retry: 1,
        },
      },
      // What is lost one time in two is lost: nothing is tried again.
      { test: { ...inBrowser, name: 'load', include: UNDER_LOAD, retry: 0 } },
    ],
  },
});
