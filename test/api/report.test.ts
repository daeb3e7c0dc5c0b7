import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { KeyRing, sm3 } from '#libs/crypto/index.js';
import { hashPassword } from '#libs/identity/index.js';
import { openPersistence, type Persistence } from '#libs/persistence/index.js';
import { type ApiClient, SAMPLE_PASSWORD } from '../support/client.js';
import { Office, todayInChina } from '../support/office.js';
import { pdfPages } from '../support/pdf-text.js';
import { aCaseOfApril, APRIL } from './support/april.js';

const office = new Office(inject('url'));
const PATH = '/api/v1/reports';
const REGION = '441500';

interface Figure {
  readonly indicator: string;
  readonly numerator: number;
  readonly text: string;
  readonly before: { readonly numerator: number; readonly text: string };
  readonly changeText: string;
}
interface Report {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly rev: number;
  readonly title: string;
  readonly lead: string;
  readonly total: readonly Figure[];
  readonly departments: readonly { readonly id: string; readonly name: string; readonly figures: readonly Figure[] }[];
  readonly cardCounts: readonly { readonly department: string; readonly yellow: number; readonly red: number }[];
  readonly cards: readonly { readonly caseNo: string; readonly level: string; readonly clock: string }[];
  readonly urgesAnswered: number;
  readonly urges: readonly { readonly caseNo: string; readonly answer: { readonly message: string } | null }[];
  readonly corrects: object | null;
  readonly obstacles: readonly { readonly code: string }[];
  readonly signerName: string | null;
  readonly sm3: string | null;
  readonly isIntact: boolean;
  readonly versions: readonly { readonly version: number; readonly isLatest: boolean }[];
  readonly code?: string;
  readonly detail?: string;
}
interface List {
  readonly rows: readonly { readonly id: string; readonly region: string; readonly month: string; state: string }[];
  readonly nextCursor: string | null;
  readonly regions: readonly { readonly code: string }[];
}

let store: Persistence;
let supervisor: ApiClient;
const start = (region: string, month: string, who = supervisor) => who.post<Report>(PATH, { region, month });
const show = async (id: string) => (await supervisor.get<Report>(`${PATH}/${id}`)).body;
const act = (id: string, name: string, body: object = {}) => supervisor.post<Report>(`${PATH}/${id}/${name}`, body);
const write = ({ id, rev }: Report, lead: string) =>
  supervisor.put<Report>(`${PATH}/${id}/text`, { lead, demands: '限期整改。', rev });
const pdf = async (id: string) => Buffer.from(await (await supervisor.raw(`${PATH}/${id}/pdf`)).arrayBuffer());
const figure = ({ total }: Pick<Report, 'total'>, id: string) => total.find(({ indicator }) => indicator === id)!;

/** 办件量 by the events alone, without the rows that the statistics read. */
async function submitted(from: string, until: string): Promise<number> {
  const [row] = await store.database.rows<{ count: number }>(
    `SELECT count(*) AS count FROM case_event WHERE type = 'case-submitted' AND at >= $1::timestamptz AND at < $2::timestamptz
       AND case_no IN (SELECT case_no FROM case_row WHERE region LIKE '4415%' AND NOT simulated)`,
    [`${from}T00:00:00+08:00`, `${until}T00:00:00+08:00`],
  );
  return row!.count;
}

beforeAll(async () => {
  const keys = KeyRing.parse(inject('env').TONGBAN_KEYS!);
  store = await openPersistence({ databaseUrl: inject('databaseUrl'), keys, poolSize: 2 });
  await store.accounts.addUsers([
    {
      username: 'county-supervisor',
      name: '县督办',
      passwordHash: await hashPassword(SAMPLE_PASSWORD),
      posts: [{ role: 'supervisor', region: '410727' }],
      sample: true,
    },
  ]);
  supervisor = await office.as('supervisor');
  await aCaseOfApril(store, 'APRIL-ANSWERED', 'answered');
  await aCaseOfApril(store, 'APRIL-LATE', 'late');
});
afterAll(() => store.close());

describe('a report from draft to correction', () => {
  let draft: Report;
  let published: Report;
  let printed: Buffer;

  it('is computed from the cases of the month, by department, beside the month before', async () => {
    const { status, body } = await start(REGION, APRIL);
    expect({ status, state: body.state, title: body.title }).toEqual({
      status: 201,
      state: 'draft',
      title: '汕尾市政务服务效能通报',
    });
    draft = body;
    const volume = figure(draft, 'case-volume');
    expect(volume.numerator).toBe(await submitted('2026-04-01', '2026-05-01'));
    expect(volume.before.numerator).toBe(await submitted('2026-03-01', '2026-04-01'));
    expect(figure(draft, 'acceptance-rate').text).toBe('50%');
    const [housing, meteorology] = ['住房和城乡建设局', '气象局'].map((name) =>
      draft.departments.find((one) => one.name.includes(name))!,
    );
    const texts = (figures: readonly Figure[]) =>
      ['case-volume', 'acceptance-rate'].map((id) => figures.find(({ indicator }) => indicator === id)!.text);
    expect(texts(meteorology!.figures)).toEqual(['2 件', '50%']);
    expect(texts(housing!.figures)).toEqual(['0 件', '无数据']);
  });

  it('lists the cards and the urges of the month, and the answers', () => {
    expect(draft.cards).toEqual([
      expect.objectContaining({ caseNo: 'APRIL-LATE', level: 'yellow', clock: '受理(本地时限)' }),
    ]);
    expect(draft.cardCounts).toEqual([{ department: '汕尾市气象局', yellow: 1, red: 0 }]);
    expect(draft.urgesAnswered).toBe(1);
    expect(draft.urges).toEqual([expect.objectContaining({ caseNo: 'APRIL-ANSWERED' })]);
    expect(draft.urges[0]!.answer).toMatchObject({ message: '已安排受理', by: '姓名-leader' });
  });

  it('is not published without an introduction, nor as somebody else has changed it meanwhile', async () => {
    expect(draft.obstacles.map(({ code }) => code)).toEqual(['REPORT_LEAD_MISSING']);
    expect((await act(draft.id, 'publish', { rev: draft.rev })).body.code).toBe('REPORT_LEAD_MISSING');
    const written = (await write(draft, '本月办件总体平稳。')).body;
    expect(written).toMatchObject({ rev: draft.rev + 1, lead: '本月办件总体平稳。', obstacles: [] });
    expect((await write(draft, '别的话')).body.code).toBe('REPORT_CHANGED');
    expect((await act(draft.id, 'publish', { rev: draft.rev })).body.code).toBe('REPORT_CHANGED');
    draft = written;
  });

  it('is frozen with its hash and signer when it is published', async () => {
    const { status, body } = await act(draft.id, 'publish', { rev: draft.rev });
    expect({ status, state: body.state, signer: body.signerName }).toEqual({
      status: 200,
      state: 'published',
      signer: '郑督办',
    });
    published = body;
    const [row] = await store.database.rows<{ document: string }>('SELECT document FROM report WHERE id = $1', [
      draft.id,
    ]);
    expect(published).toMatchObject({ sm3: sm3(row!.document), isIntact: true });
    printed = await pdf(draft.id);
    for (const refused of [
      await write(draft, 'x'),
      await act(draft.id, 'compute'),
      await act(draft.id, 'publish', { rev: draft.rev }),
    ])
      expect(refused).toMatchObject({ status: 409, body: { code: 'REPORT_PUBLISHED' } });
    expect((await supervisor.delete(`${PATH}/${draft.id}`)).status).toBe(409);
    expect((await start(REGION, APRIL)).body.code).toBe('REPORT_EXISTS');
    await expect(store.database.rows(`UPDATE report SET document = '{}'`)).rejects.toThrow(/append-only/);
    await expect(store.database.rows('DELETE FROM report')).rejects.toThrow(/append-only/);
  });

  it('has its figures in the PDF, which is the same every time', async () => {
    const pages = pdfPages(printed);
    const text = pages.join('\n');
    expect(pages[0]).toContain('汕尾市政务服务效能通报\n2026年4月');
    expect(pages.at(-1)).toContain(`第 ${pages.length} 页,共 ${pages.length} 页`);
    for (const words of ['本月办件总体平稳。', '限期整改。', '签发人:郑督办', published.sm3!, '完成受理的办件总量'])
      expect(text).toContain(words);
    const volume = figure(published, 'case-volume');
    expect(text).toContain(`办件量\n${volume.text}\n—\n${volume.before.text}\n${volume.changeText}`);
    expect(text).toContain('无数据\n上月 无数据');
    expect(printed.equals(await pdf(draft.id))).toBe(true);
  });

  it('stays as it is whatever happens to cases', async () => {
    await aCaseOfApril(store, 'APRIL-LATER', 'plain');
    expect(await submitted('2026-04-01', '2026-05-01')).toBe(figure(published, 'case-volume').numerator + 1);
    expect(await show(draft.id)).toEqual(published);
    expect(printed.equals(await pdf(draft.id))).toBe(true);
  });

  it('is corrected by a new version that names it and why; the earlier one stays', async () => {
    expect((await act(published.id, 'correct', { reason: ' ' })).body.code).toBe('VALIDATION_FAILED');
    const { status, body: next } = await act(published.id, 'correct', { reason: '漏计一件' });
    expect({ status, version: next.version, lead: next.lead, corrects: next.corrects }).toEqual({
      status: 201,
      version: 2,
      lead: published.lead,
      corrects: { id: published.id, version: 1, reason: '漏计一件' },
    });
    expect(figure(next, 'case-volume').numerator).toBe(figure(published, 'case-volume').numerator + 1);
    expect((await act(published.id, 'correct', { reason: '再改' })).body.code).toBe('REPORT_EXISTS');
    expect((await act(next.id, 'correct', { reason: '再改' })).body.code).toBe('REPORT_DRAFT');
    expect((await act(next.id, 'publish', { rev: next.rev })).status).toBe(200);
    expect((await act(published.id, 'correct', { reason: '再改' })).body.code).toBe('REPORT_NOT_LATEST');
    const { versions, ...kept } = await show(published.id);
    expect(kept).toEqual({ ...published, versions: undefined });
    expect(versions).toMatchObject([
      { version: 2, isLatest: true },
      { version: 1, isLatest: false },
    ]);
    expect(pdfPages(await pdf(next.id)).join('')).toContain('本通报更正第 1 版。更正原因:漏计一件');
  });

  it('says in the audit log who did what', async () => {
    const entries = await store.audit.of(`report:${published.id}`, 20);
    expect(entries.every(({ actorId }) => actorId === 'supervisor')).toBe(true);
    expect([...new Set(entries.map(({ action }) => action))].sort()).toEqual([
      'report-edit',
      'report-export',
      'report-publish',
      'report-start',
    ]);
  });
});

describe('what is refused', () => {
  const month = todayInChina().slice(0, 7);

  it('publishing a month that still runs; its draft may be thrown away', async () => {
    const { body } = await start('410727', month);
    const { body: written } = await write(body, '未完');
    expect(written.obstacles.map(({ code }) => code)).toEqual(['REPORT_MONTH_OPEN']);
    expect(await act(body.id, 'publish', { rev: written.rev })).toMatchObject({
      status: 422,
      body: { code: 'REPORT_MONTH_OPEN' },
    });
    expect((await act(body.id, 'compute')).body.rev).toBe(written.rev + 1);
    expect(pdfPages(await pdf(body.id))[0]).toContain('(草稿,未发布)');
    expect((await supervisor.delete(`${PATH}/${body.id}`)).status).toBe(204);
    expect((await supervisor.get<Report>(`${PATH}/${body.id}`)).body.code).toBe('REPORT_NOT_FOUND');
  });

  it.each([
    [REGION, '2099-12', 'REPORT_MONTH_FUTURE'],
    [REGION, '2026-13', 'VALIDATION_FAILED'],
    ['999999', '2026-01', 'PLACE_UNKNOWN'],
  ])('starting one for %s in %s: %s', async (region, when, code) => {
    expect((await start(region, when)).body.code).toBe(code);
  });
});

describe('a region’s reports', () => {
  it('are known to its supervisors and auditors only; drafts to the supervisors', async () => {
    const county = await office.as('county-supervisor');
    const auditor = await office.as('auditor');
    const { body: draft } = await start(REGION, '2026-02');
    const { body: all } = await supervisor.get<List>(`${PATH}?region=${REGION}&year=2026`);
    expect(all.rows.map(({ id }) => id)).toContain(draft.id);
    const published = all.rows.find(({ state }) => state === 'published')!;

    expect((await auditor.get<Report>(`${PATH}/${published.id}`)).status).toBe(200);
    expect((await auditor.get(`${PATH}/${draft.id}`)).status).toBe(404);
    const { body: read } = await auditor.get<List>(PATH);
    expect(read.rows.map(({ id }) => id)).not.toContain(draft.id);
    expect(read.regions).toEqual([]);

    const { body: own } = await county.get<List>(PATH);
    expect(own.rows.filter(({ region }) => region !== '410727')).toEqual([]);
    expect(own.regions.map(({ code }) => code)).toEqual(['410727']);
    expect((await start(REGION, '2026-01', county)).body.code).toBe('PLACE_UNKNOWN');
    const unknown = await county.get<Report>(`${PATH}/no-such-report`);
    for (const id of [published.id, draft.id])
      for (const path of [`${PATH}/${id}`, `${PATH}/${id}/pdf`])
        expect((await county.get<Report>(path)).body).toMatchObject({
          code: unknown.body.code,
          detail: unknown.body.detail,
        });
    expect((await start('410727', '2026-01', county)).status).toBe(201);
  });

  it('come page by page, latest month first', async () => {
    const months: string[] = [];
    let cursor: string | null = '';
    do {
      const path: string = `${PATH}?region=${REGION}&limit=1${cursor && `&cursor=${cursor}`}`;
      const { body }: { body: List } = await supervisor.get<List>(path);
      months.push(...body.rows.map(({ month }) => month));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(months).toEqual([...months].sort().reverse());
    expect(months.filter((one) => one === APRIL)).toHaveLength(2);
    expect((await supervisor.get<Report>(`${PATH}?cursor=nonsense`)).body.code).toBe('CURSOR_INVALID');
  });
});
