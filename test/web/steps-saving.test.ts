import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { cancel, finish, finishButton, StepDesk } from './support/steps.js';
import { STAGES, STEP_CASES } from './support/step-cases.js';

let browser: Browser;
let desk: StepDesk;
beforeAll(async () => {
  browser = await launchBrowser();
  desk = new StepDesk(browser, new Office(inject('url')));
});
afterAll(() => browser.close());

describe('取消 never saves, 完成 always saves (NFR-04)', () => {
  it.each(STEP_CASES)('$command', async ({ command, who, to, fill, makes }) => {
    const caseNo = await to(desk.office);
    const before = await desk.file(who, caseNo);

    const page = await desk.open(who, caseNo, command);
    await fill(page);
    await cancel(page, caseNo);
    expect(await desk.file(who, caseNo), 'nothing saved').toEqual(before);

    await desk.open(who, caseNo, command);
    await finishButton(page).waitFor();
    expect(await page.getByText('已恢复上次没有完成的内容').count(), 'nothing kept either').toBe(0);
    await fill(page);
    const seq = await finish(page);
    const events = await (await desk.office.as(who)).timeline(caseNo);
    const event = events.find((entry) => entry.seq === seq);
    expect(event, 'saved, with its person (NFR-05)').toMatchObject({ type: makes, actor: { id: who } });
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
