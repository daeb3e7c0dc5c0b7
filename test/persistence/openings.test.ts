import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { realCaseNumbers, simulatedCaseNumbers } from '#libs/domain/codes/index.js';
import { calendarDay, epochMs } from '#libs/domain/time/index.js';
import type { OpeningRequest } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { Story } from './story.js';

const ITEM = '11370800MB285591843370117002011';
const NOW = epochMs(1_772_000_000_000);

let db: ScratchDatabase;
beforeAll(async () => (db = await scratchDatabase(inject('databaseUrl'), 20)));
afterAll(() => db.drop());

const request = (requestId: string, own: Partial<OpeningRequest> = {}): OpeningRequest => ({
  requestId,
  fingerprint: `f-${requestId}`,
  itemCode: ITEM,
  day: calendarDay('2026-03-02'),
  series: 'real',
  scheme: realCaseNumbers,
  sealedInput: `sealed-${requestId}`,
  openedBy: 'applicant',
  passwordSalt: `salt-${requestId}`,
  queryPasswordHashOf: (caseNo) => `hash of ${caseNo}`,
  at: NOW,
  ...own,
});
const serialOf = ({ caseNo }: { caseNo: string }): number => Number(caseNo.slice(-4));

describe('case numbers', () => {
  it('are given out once each to 50 openings at the same time, without a hole', async () => {
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, i) => db.store.openings.begin(request(`many-${i}`))),
    );
    expect(opened.map(serialOf).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(opened.every(({ fresh }) => fresh)).toBe(true);
    expect(opened[0]).toMatchObject({ queryPasswordHash: `hash of ${opened[0]!.caseNo}`, started: false });
  });

  it('stay with their request: asked again, also at the same time and with another body, it keeps its number', async () => {
    const again = request('same', { day: calendarDay('2026-03-03') });
    const answers = await Promise.all([1, 2, 3, 4].map(() => db.store.openings.begin(again)));
    expect(new Set(answers.map(({ caseNo }) => caseNo)).size).toBe(1);
    expect(answers.filter(({ fresh }) => fresh)).toHaveLength(1);
    const other = await db.store.openings.begin({ ...again, fingerprint: 'other', passwordSalt: 'other' });
    expect(other).toMatchObject({ fresh: false, fingerprint: 'f-same', passwordSalt: 'salt-same' });
    const next = await db.store.openings.begin(request('next', { day: calendarDay('2026-03-03') }));
    expect(serialOf(next)).toBe(2);
  });

  it('have their own series per item, day and kind', async () => {
    const day = calendarDay('2026-03-04');
    const otherItem = '11370800MB285591843370117002012';
    const opened = [
      await db.store.openings.begin(request('s1', { day })),
      await db.store.openings.begin(request('s2', { day, series: 'simulated', scheme: simulatedCaseNumbers })),
      await db.store.openings.begin(request('s3', { day, itemCode: otherItem })),
      await db.store.openings.begin(request('s4', { day: calendarDay('2026-03-05') })),
      await db.store.openings.begin(request('s5', { day })),
    ];
    expect(opened.map(serialOf)).toEqual([1, 1, 1, 1, 2]);
    expect(opened[1]!.caseNo).toMatch(/^SIM/);
  });

  it('end at 9999 with a code and leave nothing behind; a request that has its number still gets it', async () => {
    const day = calendarDay('2026-03-06');
    await db.sql(`INSERT INTO case_number_counter VALUES ($1, $2, 'real', 9998)`, [ITEM, day]);
    const last = await db.store.openings.begin(request('last', { day }));
    expect(serialOf(last)).toBe(9999);
    await expect(db.store.openings.begin(request('late', { day }))).rejects.toMatchObject({
      code: 'CASE_NUMBER_SERIES_FULL',
    });
    expect(await db.store.openings.find('late')).toBeUndefined();
    expect(await db.store.openings.begin(request('last', { day }))).toMatchObject({
      caseNo: last.caseNo,
      fresh: false,
    });
    const [counter] = await db.sql<{ last: number }>('SELECT last FROM case_number_counter WHERE day = $1', [day]);
    expect(counter?.last).toBe(9999);
  });
});

describe('a half-opened case', () => {
  it('keeps its sealed request until its case is recorded; then the request is forgotten', async () => {
    const day = calendarDay('2026-03-07');
    const { caseNo } = await db.store.openings.begin(request('half', { day }));
    expect(await db.store.openings.find('half')).toMatchObject({ started: false, sealedInput: 'sealed-half', caseNo });
    const answer = { caseNo, stage: 'pre_review' as const, rev: 1, availableCommands: [], fingerprint: 'f-half' };
    await db.store.record.recordEvents({ ...new Story(caseNo).submit(), receipt: { requestId: 'half', answer } });
    expect(await db.store.openings.find('half')).toMatchObject({ started: true, sealedInput: null, caseNo });
  });
});
