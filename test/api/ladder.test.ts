import { describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';

const office = new Office(inject('url'));
const PATH = '/api/v1/supervision/ladder';
interface Ladder {
  readonly defaults: readonly { level: string; rungs: string[] }[];
  readonly rules: readonly { id: string; level: string; region: string | null; rungs: string[] }[];
}

describe('the ladder', () => {
  it('is read by whoever watches over cases, and ruled by administrators, with every change on record', async () => {
    const admin = await office.as('admin');
    const supervisor = await office.as('supervisor');
    const { body } = await supervisor.get<Ladder>(PATH);
    expect(body.defaults.map(({ level, rungs }) => [level, rungs.length])).toEqual([
      ['warning', 1],
      ['yellow', 3],
      ['red', 5],
    ]);
    const rule = { level: 'warning', region: '410727', rungs: ['officer', 'department_head'] };
    const put = await admin.put<{ id: string }>(`${PATH}/rules`, rule);
    expect(put).toMatchObject({ status: 200, body: { ...rule, itemCode: null } });
    expect((await supervisor.get<Ladder>(PATH)).body.rules).toContainEqual({
      ...rule,
      id: put.body.id,
      itemCode: null,
      departmentId: null,
      scopeName: '封丘县',
    });
    expect((await supervisor.put(`${PATH}/rules`, rule)).status).toBe(403);
    expect((await admin.delete(`${PATH}/rules/${put.body.id}`)).status).toBe(204);
    expect((await admin.delete(`${PATH}/rules/${put.body.id}`)).status).toBe(404);
  });

  it.each([
    [{ level: 'red', rungs: ['supervisor'] }, 'LADDER_INVALID'],
    [{ level: 'red', rungs: ['supervisor', 'officer'] }, 'LADDER_INVALID'],
    [{ level: 'red', rungs: ['officer', 'mayor'] }, 'LADDER_INVALID'],
    [{ level: 'red', rungs: [] }, 'VALIDATION_FAILED'],
    [{ level: 'blue', rungs: ['officer'] }, 'VALIDATION_FAILED'],
    [{ level: 'red', region: '990000', rungs: ['officer'] }, 'PLACE_UNKNOWN'],
    [{ level: 'red', departmentId: 'nowhere', rungs: ['officer'] }, 'PLACE_UNKNOWN'],
    [{ level: 'red', itemCode: 'nothing', rungs: ['officer'] }, 'ITEM_UNKNOWN'],
  ])('%j is refused: %s', async (rule, code) => {
    const { body } = await (await office.as('admin')).put<{ code: string }>(`${PATH}/rules`, rule);
    expect(body.code).toBe(code);
  });
});
