import { describe, expect, inject, it } from 'vitest';
import { INDICATORS } from '#libs/domain/statistics/index.js';
import { Office, STRAIGHT_WORK } from '../support/office.js';

const office = new Office(inject('url'));
const PATH = '/api/v1/statistics';

interface Value {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly text: string;
}
interface Figures {
  readonly indicator: { readonly name: string; readonly formula: string; readonly source: readonly string[] };
  readonly total: Value & { readonly previous: Value; readonly change: number | null };
  readonly cases: string;
  readonly groups: readonly (Value & { readonly key: string | null; readonly name: string; readonly cases: string })[];
  readonly code?: string;
}

async function measure(indicator: string, query = '', who = 'supervisor'): Promise<Figures> {
  return (await (await office.as(who)).get<Figures>(`${PATH}/${indicator}?${query}`)).body;
}
const listed = async (path: string): Promise<{ total: number; rows: { caseNo: string }[] }> =>
  (await (await office.as('supervisor')).get<{ total: number; rows: { caseNo: string }[] }>(path)).body;

describe('statistics', () => {
  it('list every indicator with its definition', async () => {
    const { body } = await (await office.as('auditor')).get<{ rows: { id: string; formula: string }[] }>(PATH);
    expect(body.rows.map(({ id }) => id)).toEqual(INDICATORS.map(({ id }) => id));
    expect(body.rows.every(({ formula }) => formula.length > 0)).toBe(true);
  });

  it('count a case from its application to its decision, and open the cases behind each number', async () => {
    const before = await measure('closed');
    const volume = await measure('case-volume');
    const { caseNo } = await office.open('防雷装置竣工验收');
    for (const [command, who, body] of STRAIGHT_WORK.slice(0, 5)) await office.give(caseNo, command, body, who);
    const after = await measure('closed');
    expect(after.total.numerator).toBe(before.total.numerator + 1);
    expect(after.total.text).toBe(`${after.total.numerator} 件`);
    expect((await measure('case-volume')).total.numerator).toBe(volume.total.numerator + 1);
    const behind = await listed(after.cases);
    expect(behind.total).toBe(after.total.numerator);

    const byOfficer = await measure('completion-rate', 'groupBy=assignee');
    const officer = byOfficer.groups.find(({ key }) => key === 'handler')!;
    expect(officer.name).toBe('李承办');
    expect((await listed(officer.cases)).total).toBe(officer.numerator);
    expect((await listed(`${officer.cases}&part=denominator`)).total).toBe(officer.denominator);
  });

  it('say 无数据 where there is nothing to measure, never 0', async () => {
    const { total } = await measure('completion-rate', 'from=2001-01-01&to=2001-01-31');
    expect(total).toMatchObject({ numerator: 0, denominator: 0, value: null, text: '无数据', change: null });
    expect((await measure('case-volume', 'from=2001-01-01&to=2001-01-31')).total.text).toBe('0 件');
  });

  it('go step by step through a period, each beside the one before', async () => {
    const { groups, total } = await measure('case-volume', 'groupBy=period&step=month&from=2026-01-01&to=2026-12-31');
    expect(groups.map(({ key }) => key)).toEqual(
      Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`),
    );
    expect(groups.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(total.numerator);
  });

  it('never count a simulated case', async () => {
    const before = await measure('case-volume');
    const simulation = { startAt: new Date().toISOString(), rate: 1 };
    await office.open('防雷装置竣工验收', { simulation }, 'itemadmin');
    expect((await measure('case-volume')).total.numerator).toBe(before.total.numerator);
  });

  it('are taken away as a sheet with the definition on it', async () => {
    const response = await (await office.as('supervisor')).raw(`${PATH}/completion-rate/export?groupBy=department`);
    const text = await response.text();
    expect(text).toContain('办结数 ÷ 应办结数');
    expect(text).toContain('查询条件:无');
  });

  it.each([
    ['nothing', '', 'INDICATOR_NOT_FOUND'],
    ['closed', 'from=2026-02-01&to=2026-01-01', 'PERIOD_INVALID'],
    ['closed', 'from=1990-01-01&to=2026-01-01', 'PERIOD_INVALID'],
    ['closed', 'groupBy=period&step=day&from=2020-01-01&to=2026-01-01', 'PERIOD_INVALID'],
    ['closed', 'groupBy=colour', 'VALIDATION_FAILED'],
  ])('%s?%s is refused: %s', async (indicator, query, code) => {
    expect((await measure(indicator, query)).code).toBe(code);
  });
});
