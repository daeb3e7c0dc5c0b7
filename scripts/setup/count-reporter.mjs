import { writeFileSync } from 'node:fs';

/** A vitest reporter that leaves the counts for test.mjs, which prints them after everything else. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'passed' || state === 'failed' ? state : 'skipped']++;
      }
      // A file that could not be loaded holds no test that could fail.
      if (module.state() === 'failed' && module.errors().length > 0) counts.failed++;
    }
    if (process.env.TONGBAN_TEST_COUNTS) writeFileSync(process.env.TONGBAN_TEST_COUNTS, JSON.stringify(counts));
  }
}
