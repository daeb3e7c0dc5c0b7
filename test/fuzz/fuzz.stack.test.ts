import { expect, it } from 'vitest';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { withOwnStack } from '../support/own-stack.js';
import { fuzz } from './fuzz.js';

const ITEM = '防雷装置竣工验收';
const WHOLE = { phases: ['examples', 'fuzzing'], examples: 3, seed: 2026 } as const;

// A stack of its own: an administrator's made-up calls may publish a calendar.
it(
  'whatever is called, as the document allows or forbids, is answered as the document says',
  () =>
    withOwnStack(
      async ({ url }) => {
        const office = new Office(url);
        const { caseNo } = await office.open(ITEM);
        const callers = [
          { name: 'nobody', token: undefined },
          { name: 'handler', token: (await office.as('handler')).token },
          { name: 'admin', token: (await office.as('admin')).token },
          { name: 'biz-construction', token: (await ApiClient.system(url, 'biz-construction')).token },
        ];
        for (const [n, caller] of callers.entries()) {
          const done = await fuzz(caller, { ...WHOLE, url, caseNo: n % 2 === 1 ? caseNo : undefined });
          expect(done.failures, caller.name).toEqual([]);
          expect(done.calls, caller.name).toBeGreaterThan(200);
        }
      },
      { durable: false },
    ),
  300_000,
);
