import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SAMPLE_PASSWORD } from '../support/client.js';
import { Office } from '../support/office.js';
import { complaintsOf, launchBrowser, openContext } from './support/browser.js';
import { attach, choose } from './support/forms.js';
import { tick } from './support/tick.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';
const APPLICATION = '《防雷装置竣工验收申请书》';
const DRAWINGS = '防雷装置竣工图纸';

interface CaseFile {
  readonly basic: { readonly channel: string; readonly agent: { name: string } | null };
  readonly form: readonly { readonly label: string; readonly value: unknown }[];
  readonly materials: readonly { readonly id: string; readonly handedIn: { form: string } | null }[];
}

describe('an applicant with a phone', () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await (await openContext(browser, inject('url'), { width: 390, height: 844 })).newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => browser?.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const goOn = () => page.getByRole('button', { name: '下一步' }).click();

  it('goes from the list over guide and login to a receipt, and the draft survives a reload (APP-36, 37, 40)', async () => {
    await page.goto('/items');
    await page.getByRole('link', { name: ITEM }).click();
    await heading(ITEM).waitFor();
    await page.getByRole('link', { name: '在线申请' }).click();
    await page.locator('input[autocomplete="username"]').fill('applicant');
    await page.locator('input[autocomplete="current-password"]').fill(SAMPLE_PASSWORD);
    await page.locator('button[type="submit"]').click();

    await heading('申请人信息').waitFor();
    // Nobody was signed in before, which the browser counts as an error of a request.
    complaints.splice(0);
    expect(await field('姓名').inputValue()).not.toBe('');
    await field('姓名').fill('赵小娟');
    await field('证件号码').fill('11010519491231002');
    await field('联系电话').fill('13800138000');
    await page.getByText('居民身份证号码应为 18 位，请核对后重新填写。').waitFor();
    await field('证件号码').fill('11010519491231002X');
    await tick(page.getByRole('checkbox', { name: '由代理人办理' }));
    const agent = page.getByRole('group', { name: '代理人' });
    await agent.getByLabel('姓名').fill('钱代办');
    await agent.getByLabel('证件号码').fill('11010519491231002X');
    await goOn();

    await heading('业务信息').waitFor();
    await field('项目名称').fill('海丰县综合楼');
    await page.reload();
    await heading('业务信息').waitFor();
    await expect.poll(() => field('项目名称').inputValue()).toBe('海丰县综合楼');
    await page.getByRole('button', { name: '上一步' }).click();
    await heading('申请人信息').waitFor();
    expect(await field('姓名').first().inputValue()).toBe('赵小娟');
    await goOn();
    await heading('业务信息').waitFor();
    await goOn();

    // The exempt one is told, not asked; the tolerated one may wait.
    await heading('提交材料').waitFor();
    await page.getByText('免提交(电子证照)').waitFor();
    expect(await page.getByRole('button', { name: /高拍仪/ }).count()).toBe(0);
    await goOn();
    await page.getByText(`请上传“${DRAWINGS}”。`).waitFor();
    await page.getByText('请选择“授权委托书”的收取方式。').waitFor();
    await attach(page, APPLICATION, '申请书.txt');
    await attach(page, DRAWINGS, '图纸.txt');
    await choose(page, '收取方式:授权委托书', '容缺后补');
    await goOn();

    await heading('结果怎么领').waitFor();
    await tick(page.getByRole('radio', { name: '电子送达' }));
    await goOn();
    await heading('核对并提交').waitFor();
    expect(await page.locator('.summary').allInnerTexts()).toEqual([
      expect.stringContaining('钱代办') as string,
      expect.stringContaining('海丰县综合楼') as string,
      expect.stringContaining('图纸.txt') as string,
      expect.stringContaining('电子送达') as string,
    ]);
    await page.getByRole('button', { name: '提交申请' }).click();
    await heading('申请回执').waitFor();

    const password = await page.locator('.receipt-password').innerText();
    const caseNo = /cases\/(\w+)/.exec(page.url())![1]!;
    expect(password).toMatch(/^\d{6}$/);
    expect(page.url()).not.toContain(password);
    const { body } = await (await office.as('prereview')).get<CaseFile>(`/api/v1/cases/${caseNo}`);
    expect(body.basic).toMatchObject({ channel: 'online', agent: { name: expect.anything() as string } });
    expect(body.form).toContainEqual(expect.objectContaining({ label: '项目名称', value: '海丰县综合楼' }));
    expect(Object.fromEntries(body.materials.map(({ id, handedIn }) => [id, handedIn?.form]))).toEqual({
      application: 'electronic',
      drawings: 'electronic',
      qualification: 'exempt',
      authorisation: 'deferred',
    });

    // Anybody who holds both looks the progress up; without the page's own visit the password is told no more.
    await page.goto('/progress');
    await page.getByLabel('申报号').fill(caseNo);
    await page.getByLabel('查询密码').fill(password);
    await page.getByRole('button', { name: '查询' }).click();
    await heading(ITEM).waitFor();
    await page.goto(`/me/cases/${caseNo}/receipt`);
    await page.getByText(/^只在提交申请后显示一次/).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(password);
  });

  it('hands in online what the office asks for, and only then (APP-39)', async () => {
    const { caseNo } = await office.open(ITEM);
    await page.goto(`/me/cases/${caseNo}/supplement`);
    await page.getByText(/^这个办件现在不需要补正/).waitFor();
    await office.give(
      caseNo,
      'request-supplement',
      { lines: [{ materialId: 'drawings', requirement: '请补盖施工单位竣工图章' }] },
      'prereview',
    );
    await page.goto(`/me/cases/${caseNo}`);
    await page.getByText('请补盖施工单位竣工图章').waitFor();
    await page.getByText(/^请在 \d{4}年\d+月\d+日\(周.\) 结束前补正下列材料。$/).waitFor();
    await page.getByRole('link', { name: '在线补正' }).click();
    await heading('补正材料').waitFor();
    await expect.poll(() => page.locator('li.material').count()).toBe(1);
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText(`请上传“${DRAWINGS}”。`).waitFor();
    await attach(page, DRAWINGS, '盖章图纸.txt');
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.waitForURL(new RegExp(`/me/cases/${caseNo}$`));
    await page.getByRole('link', { name: '盖章图纸.txt' }).waitFor();
    await page.getByRole('link', { name: '在线补正' }).waitFor({ state: 'detached' });
  });

  it('finds known data filled in, and withdraws another case', async () => {
    const { caseNo } = await office.open(ITEM);
    const { itemCode } = await office.item('建筑工程施工许可证');
    await page.goto(`/apply/${itemCode}`);
    await page.getByText('已按您上一次的申请填好,请核对。').waitFor();
    expect(await field('证件号码').inputValue()).toBe('11010519491231002X');
    await page.getByRole('button', { name: '放弃填写' }).click();
    await page.waitForURL(/\/items\//);

    await page.goto(`/me/cases/${caseNo}`);
    await page.getByRole('link', { name: '撤回申请' }).click();
    await page.getByLabel('撤回原因').fill('项目取消');
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.waitForURL(new RegExp(`/me/cases/${caseNo}$`));
    await page.locator('.journey-now').getByText('撤回').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is told in the server’s words when an application is refused, and loses nothing', async () => {
    const { itemCode } = await office.item(ITEM);
    await page.route('**/api/v1/cases', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: { code: 'MATERIALS_MISSING', detail: '缺少必要材料:防雷装置竣工图纸。请一次性补齐后提交。' },
      }),
    );
    await page.goto(`/apply/${itemCode}`);
    await goOn();
    await heading('业务信息').waitFor();
    await goOn();
    await heading('提交材料').waitFor();
    await attach(page, APPLICATION, '甲.txt');
    await attach(page, DRAWINGS, '乙.txt');
    await choose(page, '收取方式:授权委托书', '容缺后补');
    await goOn();
    await heading('结果怎么领').waitFor();
    await goOn();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('缺少必要材料:防雷装置竣工图纸。请一次性补齐后提交。').waitFor();
    await page.getByRole('button', { name: '修改提交材料' }).click();
    await page.getByRole('link', { name: '查看 乙.txt' }).waitFor();
    await page.unroute('**/api/v1/cases');
  });
});
