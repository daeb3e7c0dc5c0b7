import { describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { bearer, pdf, raw, tokenOf, upload, type Uploaded } from './support/raw.js';

const office = new Office(inject('url'));

interface CaseFile {
  readonly nextAction: string;
  readonly basic: { readonly paper: { readonly needsPosting: boolean } };
  readonly materials: { id: string; handedIn: { attachments: Uploaded[] } | null; replaced: Uploaded[] }[];
  readonly process: { readonly type: string; readonly opinion?: string }[];
}

const total = async (who: string, query: string): Promise<number> =>
  (await (await office.as(who)).get<{ total: number }>(`/api/v1/cases?${query}`)).body.total;
const file = async (who: string, caseNo: string) => (await office.as(who)).get<CaseFile>(`/api/v1/cases/${caseNo}`);

describe('what an outsider would try', () => {
  it('parameters without a value, as a form sends them, and a revision before the first', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    expect(await total('prereview', `queue=todo&q=${caseNo}&stage=&itemCode=&card=&dueBefore=&cursor=&limit=`)).toBe(1);
    const answer = await (await office.as('prereview')).command(caseNo, 'pass-pre-review', { expectedRev: 0 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'STALE_REVISION' } });
  });

  it('a window of one region serves a case of another, and may read on afterwards (APP-01, SCR-04)', async () => {
    const { caseNo } = await office.open('二级建造师');
    await office.give(caseNo, 'pass-pre-review', {});
    const item = await office.item('二级建造师');
    await office.give(caseNo, 'check-originals', { materialIds: item.materials.map(({ id }) => id) }, 'window');
    expect(await file('window', caseNo)).toMatchObject({
      status: 200,
      body: { stage: 'awaiting_acceptance', masked: true, availableCommands: ['annotate'] },
    });
    expect(await total('window', `queue=done&q=${caseNo}`)).toBe(1);
    expect(await total('window', `queue=all&q=${caseNo}`)).toBe(1);
  });

  it('paper taken in elsewhere is a task of that window until it is posted (APP-06)', async () => {
    const item = await office.item('食品经营许可');
    const materials = item.materials
      .filter(({ necessity, exempt }) => necessity === 'mandatory' && !exempt)
      .map(({ id }) => ({ materialId: id, form: 'paper', passed: true, originalChecked: true }));
    const { caseNo } = await office.open('食品经营许可', { channel: 'window', materials }, 'window');
    expect(await total('window', `queue=todo&q=${caseNo}`)).toBe(1);
    await office.give(caseNo, 'post-materials', { carrier: 'EMS', trackingNo: 'EA1' }, 'window');
    expect(await total('window', `queue=todo&q=${caseNo}`)).toBe(0);
    expect(await total('prereview', `queue=todo&q=${caseNo}`)).toBe(1);
  });

  it('a visit to a hall on an item without visits is on the report (RUL-15)', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收', { channel: 'window' }, 'window');
    expect(await total('supervisor', `queue=all&visitsExceeded=true&q=${caseNo}`)).toBe(1);
    expect(await total('supervisor', `queue=all&visitsExceeded=false&q=${caseNo}`)).toBe(0);
  });

  it('a file of an earlier case in the next one (APP-18)', async () => {
    const { attachmentId, sha256 } = (await upload(await tokenOf('applicant'), pdf('reused'), 'a.pdf')).body;
    const application = await office.application('防雷装置竣工验收');
    const [first, ...others] = application.materials as object[];
    const materials = [{ ...first, attachmentIds: [attachmentId] }, ...others];
    const cases = [];
    for (let n = 0; n < 2; n++) cases.push(await office.open('防雷装置竣工验收', { materials }));
    expect(sha256).toHaveLength(64);
    for (const { caseNo } of cases) {
      const { body } = await file('prereview', caseNo);
      expect(JSON.stringify(body)).toContain(attachmentId);
    }
  });

  it('a file that a supplement replaced stays on the record, and can be read (APP-20)', async () => {
    const token = await tokenOf('applicant');
    const [before, after] = [(await upload(token, pdf(), '旧.pdf')).body, (await upload(token, pdf(), '新.pdf')).body];
    const application = await office.application('防雷装置竣工验收');
    const [first, ...others] = application.materials as { materialId: string }[];
    const line = (attachmentId: string) => ({ ...first!, form: 'electronic', attachmentIds: [attachmentId] });
    const { caseNo } = await office.open('防雷装置竣工验收', { materials: [line(before.attachmentId), ...others] });
    const lines = [{ materialId: first!.materialId, requirement: '请加盖公章' }];
    await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
    await office.give(caseNo, 'submit-supplement', { materials: [line(after.attachmentId)] });
    const { body } = await file('prereview', caseNo);
    const material = body.materials.find(({ id }) => id === first!.materialId)!;
    expect(material.handedIn!.attachments.map(({ name }) => name)).toEqual(['新.pdf']);
    expect(material.replaced.map(({ name }) => name)).toEqual(['旧.pdf']);
    const old = await raw(`/api/v1/cases/${caseNo}/attachments/${before.attachmentId}`, { headers: bearer(token) });
    expect(old.status).toBe(200);
  });

  it('a correction in the shape of the application; the words of a refusal in the process (NFR-05)', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    const changes = { applicant: { phone: '13900000000' }, form: { projectName: '滨海大厦' } };
    await office.give(caseNo, 'correct-data', { changes, reason: '笔误' }, 'prereview');
    await office.give(caseNo, 'pass-pre-review', {});
    await office.give(caseNo, 'refuse-acceptance', { reason: '不属于职权', legalBasis: '行政许可法 32' });
    const { body } = await file('acceptance', caseNo);
    expect(body.process.map(({ type, opinion }) => [type, opinion])).toEqual([
      ['case-submitted', undefined],
      ['data-corrected', '笔误'],
      ['pre-review-passed', undefined],
      ['acceptance-refused', '不属于职权'],
    ]);
  });
});
