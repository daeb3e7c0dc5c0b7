import type { Browser } from 'playwright-core';
import { CASE_COMMANDS } from '#libs/domain/case/index.js';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { savesOnlyByFinish } from './support/saving.js';
import { CASEWORK, STAGES, STEP_CASES } from './support/step-cases.js';
import { cancel, finish, StepDesk } from './support/steps.js';

let browser: Browser;
let desk: StepDesk;
beforeAll(async () => {
  browser = await launchBrowser();
  desk = new StepDesk(browser, new Office(inject('url')));
});
afterAll(() => browser.close());

describe('取消 never saves, 完成 always saves (NFR-04)', () => {
  it.each(CASEWORK)('$command', (stepCase) => savesOnlyByFinish(desk, stepCase));

  it('every command that an officer gives by a page is among them', () => {
    const byOneClick = ['claim', 'release'];
    const byOthers = ['rate', 'retime', 'change-warnings', 'migrate-item-version'];
    const known = [...STEP_CASES.map(({ command }) => command), 'accept', ...byOneClick, ...byOthers];
    expect(known.sort()).toEqual([...CASE_COMMANDS].sort());
  });

  it('accept: 上一步 loses the form and keeps the first page; 完成 saves both (ACC-15)', async () => {
    const caseNo = await STAGES.awaitingAcceptance(desk.office);
    const before = await desk.file('acceptance', caseNo);
    const page = await desk.open('acceptance', caseNo, 'accept');
    const next = page.getByRole('button', { name: '下一步' });
    await page.getByLabel('意见', { exact: true }).fill('符合受理条件');
    await next.click();
    await page.getByLabel('项目名称', { exact: true }).fill('香洲路商住楼');
    await page.getByRole('button', { name: '上一步' }).click();
    expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('符合受理条件');
    await next.click();
    expect(await page.getByLabel('项目名称', { exact: true }).inputValue(), 'lost').toBe('');
    await page.getByLabel('项目名称', { exact: true }).fill('香洲路商住楼');
    await cancel(page, caseNo);
    expect(await desk.file('acceptance', caseNo)).toEqual(before);

    await desk.open('acceptance', caseNo, 'accept');
    await next.click();
    await page.getByLabel('项目名称', { exact: true }).fill('香洲路商住楼');
    await page.getByLabel('建筑面积(平方米)', { exact: true }).fill('1200.5');
    await finish(page);
    expect(await desk.lastEvent('handler', caseNo)).toMatchObject({ type: 'accepted', opinion: '同意' });
    const { body } = await (
      await desk.office.as('handler')
    ).get<{ form: { name: string; value: unknown }[]; formSource: string }>(`/api/v1/cases/${caseNo}`);
    expect(body.formSource, 'entered by the staff (ACC-14)').toBe('window');
    expect(Object.fromEntries(body.form.map(({ name, value }) => [name, value]))).toMatchObject({
      projectName: '香洲路商住楼',
      buildingArea: 1200.5,
    });
  });
});
