import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { pdf, tokenOf, upload } from '../api/support/raw.js';
import { Office } from '../support/office.js';
import { complaintsOf, launchBrowser, openContext, signIn } from './support/browser.js';
import { attach, choose, materialLine } from './support/forms.js';
import { tick } from './support/tick.js';

const office = new Office(inject('url'));
const FOOD = '食品经营许可(新办)';
const APPLICATION = '食品经营许可申请书';
const LAYOUT = '经营场所和设备设施布局、操作流程文件';
const RULES = '食品安全自查、从业人员健康管理等规章制度目录清单';
const SCANS = path.join(inject('env').TONGBAN_SCANNER!, 'W-441500-01');

interface CaseFile {
  readonly basic: { readonly channel: string; readonly intakeRegionName: string; readonly applicant: { idNo: string } };
  readonly process: readonly { readonly opinion?: string }[];
  readonly result: { readonly delivery: { method: string; address?: { name: string; address: string } } };
  readonly materials: readonly {
    readonly name: string;
    readonly handedIn: {
      form: string;
      passed?: boolean;
      originalChecked?: boolean;
      correctedOnSpot?: string;
      attachments: { name: string }[];
    } | null;
  }[];
}

const casesOfTheOffice = async (): Promise<number> =>
  (await (await office.as('window')).get<{ total: number }>('/api/v1/cases?queue=all')).body.total;

describe('intake at the window for another region', () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    const context = await openContext(browser, inject('url'));
    page = await context.newPage();
    complaints = complaintsOf(page);
    await signIn(page, 'window');
  });
  afterAll(() => browser?.close());
  beforeEach(() => void complaints.splice(0));

  async function openIntake(): Promise<void> {
    const { itemCode } = await office.item(FOOD);
    await page.goto(`/intake/${itemCode}`);
    await page.getByRole('heading', { level: 1, name: `收件:${FOOD}` }).waitFor();
  }
  const field = (label: string) => page.getByLabel(label, { exact: true });
  async function fillPerson(): Promise<void> {
    await field('姓名').fill('赵小娟');
    await field('证件号码').fill('11010519491231002X');
    await field('联系电话').fill('13800138000');
  }

  it('lists what other regions decide, finds it by a part of its name, and says when there is none (APP-12, 13)', async () => {
    await page.goto('/intake');
    await page.getByRole('link', { name: `点击受理:${FOOD}` }).waitFor();
    expect(await page.getByRole('link', { name: '点击受理:防雷装置竣工验收' }).count()).toBe(0);
    const search = page.getByRole('searchbox', { name: '按事项名称查找' });
    await search.fill('经营');
    await search.press('Enter');
    await page.waitForURL(/q=/);
    await page
      .getByRole('link', { name: /^点击受理/ })
      .nth(1)
      .waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: /^点击受理/ }).allTextContents()).toHaveLength(1);
    await page.getByRole('searchbox').fill('没有这样的事项');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('没有名称含“没有这样的事项”的事项,请换一个词再找。').waitFor();
    await page.getByText('全部事项', { exact: true }).click();
    await page.getByRole('searchbox').fill('防雷');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('link', { name: '点击受理:防雷装置竣工验收' }).click();
    await page.getByRole('heading', { level: 1, name: '收件:防雷装置竣工验收' }).waitFor();
  });

  it('refuses a wrong card number and a wrong credit code where they are typed (APP-15)', async () => {
    await openIntake();
    await field('证件号码').fill('110105194912310021');
    await field('联系电话').click();
    await page.getByText('居民身份证号码校验位不符，请逐位核对后重新填写。').waitFor();
    await choose(page, '申请人类型', '企业法人');
    await field('证件号码').fill('1144150000712345X7');
    await field('联系电话').click();
    await page.getByText('统一社会信用代码校验位不符，请逐位核对后重新填写。').waitFor();
    await field('证件号码').fill('1144150000712345X6');
    await field('联系电话').click();
    await page.getByText('统一社会信用代码校验位不符').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '取消' }).click();
  });

  it('takes a whole application in, with files of all three sources, and one put right on the spot (APP-14–22)', async () => {
    const old = (await upload(await tokenOf('window'), pdf(), '旧件.pdf')).body;
    await mkdir(SCANS, { recursive: true });
    await writeFile(path.join(SCANS, '布局图.pdf'), pdf('layout'));
    await openIntake();
    await fillPerson();

    // The manual's defaults (APP-21).
    expect(await page.locator('.ant-form-item').filter({ hasText: '审核状态' }).innerText()).toContain('受理');
    expect(await field('审核意见').inputValue()).toBe('同意');

    // Header ticks take all, and one taken back leaves them half (APP-16, 17).
    const conditions = page.getByRole('group', { name: '是否符合' }).getByRole('checkbox');
    await tick(page.getByRole('checkbox', { name: '全部符合' }));
    for (const line of await conditions.all()) expect(await line.isChecked()).toBe(true);
    await tick(page.getByRole('checkbox', { name: /^条件\(2\)/ }), false);
    await tick(page.getByRole('checkbox', { name: '全选核对通过' }));
    await tick(page.getByRole('checkbox', { name: '全选已核验原件' }));
    expect(await page.getByRole('checkbox', { name: `核对通过: ${LAYOUT}` }).isChecked()).toBe(true);

    // From the computer, from the scanner's folder, and uploaded before (APP-18).
    await attach(page, APPLICATION, '申请书.txt');
    await page.getByRole('button', { name: `从高拍仪取件:${LAYOUT}` }).click();
    await page.getByRole('button', { name: '选用 布局图.pdf' }).click();
    await page.getByRole('link', { name: '查看 布局图.pdf' }).waitFor();
    await page.getByRole('button', { name: `选用已上传的附件:${RULES}` }).click();
    await page.getByRole('button', { name: '选用 旧件.pdf' }).click();
    const seen = page.getByRole('link', { name: '查看 旧件.pdf' });
    const answer = await page.request.get((await seen.getAttribute('href'))!);
    expect([answer.status(), answer.headers()['content-disposition']]).toEqual([
      200,
      expect.stringMatching(/^inline/) as string,
    ]);

    // Deleting asks; changing is deleting and uploading again (APP-19, 20).
    const line = materialLine(page, APPLICATION);
    await line.getByRole('button', { name: '删除 申请书.txt' }).click();
    await page.getByRole('button', { name: '保留', exact: true }).click();
    expect(await line.getByRole('link', { name: '查看 申请书.txt' }).count()).toBe(1);
    await line.getByRole('button', { name: '删除 申请书.txt' }).click();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await line.getByRole('link', { name: '查看 申请书.txt' }).waitFor({ state: 'detached' });
    await attach(page, APPLICATION, '申请书改.txt');

    // 当场更正: wrong first, put right at the same sitting (APP-04).
    const passed = page.getByRole('checkbox', { name: `核对通过: ${APPLICATION}` });
    await tick(passed, false);
    await page.getByRole('textbox', { name: `有什么问题: ${APPLICATION}` }).fill('没有盖公章');
    await tick(passed);
    await line.getByText('当场更正。原问题:没有盖公章').waitFor();

    // The courier needs a receiver (APP-22).
    await tick(page.getByRole('radio', { name: '快递送上门(单项速递)' }));
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('请填写收件地址。').waitFor();
    await field('联系地址').fill('汕尾市城区香洲路 8 号');
    await page.getByRole('button', { name: '与申请人相同' }).click();

    // An unticked condition blocks (APP-16).
    const before = await casesOfTheOffice();
    await page.getByRole('button', { name: '完成' }).click();
    const alert = page.getByRole('alert').filter({ hasText: '还不能受理' });
    await alert.getByText(/^条件未勾选:条件\(2\)/).waitFor();
    expect(await casesOfTheOffice()).toBe(before);
    await tick(page.getByRole('checkbox', { name: /^条件\(2\)/ }));

    await page.getByRole('button', { name: '完成' }).click();
    await page.waitForURL(/\/cases\/[0-9A-Z]{43}\/after\/1$/);
    expect(page.url()).not.toMatch(/[Pp]assword/);
    // Number and query password are told on the page that follows, once (APP-40).
    const told = page.getByRole('region', { name: '办件编号和查询密码' });
    expect(await told.innerText()).toMatch(/查询密码\s+\d{6}/);
    expect(await casesOfTheOffice()).toBe(before + 1);

    const caseNo = /cases\/(\w+)/.exec(page.url())![1]!;
    const { body } = await (await office.as('prereview')).get<CaseFile>(`/api/v1/cases/${caseNo}`);
    const handedIn = (name: string) => body.materials.find((material) => material.name === name)!.handedIn!;
    expect(body.basic).toMatchObject({ channel: 'window', intakeRegionName: '汕尾市' });
    expect(body.process[0]!.opinion).toBe('同意');
    expect(handedIn(APPLICATION)).toMatchObject({ passed: true, originalChecked: true, correctedOnSpot: '没有盖公章' });
    expect(handedIn(APPLICATION).attachments.map(({ name }) => name)).toEqual(['申请书改.txt']);
    expect(handedIn(LAYOUT).attachments.map(({ name }) => name)).toEqual(['布局图.pdf']);
    expect(handedIn(RULES).attachments).toEqual([expect.objectContaining({ attachmentId: old.attachmentId })]);
    expect(body.result.delivery).toMatchObject({
      method: 'mail',
      address: { name: '赵小娟', address: '汕尾市城区香洲路 8 号' },
    });
    expect(complaints).toEqual([]);
  });

  it('tells everything that is missing on one sheet, takes nothing in, and keeps what was typed (APP-03)', async () => {
    const before = await casesOfTheOffice();
    await openIntake();
    await field('姓名').fill('钱多多');
    await page.getByRole('textbox', { name: `有什么问题: ${LAYOUT}` }).fill('没有标明面积');
    await choose(page, '审核状态', '补正(一次性告知)');
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByRole('heading', { name: '一次性告知单' }).waitFor();
    const lines = await page.locator('.notice-sheet li').allInnerTexts();
    expect(lines.filter((text) => text.startsWith('不符合条件'))).toHaveLength(3);
    expect(lines.find((text) => text.includes(LAYOUT))).toContain('没有标明面积');
    await page.getByRole('button', { name: '返回继续核对' }).click();
    expect(await field('姓名').inputValue()).toBe('钱多多');
    expect(await casesOfTheOffice()).toBe(before);
  });

  it('keeps a draft over a reload; 取消 saves nothing and leads back (APP-23)', async () => {
    const before = await casesOfTheOffice();
    await openIntake();
    await field('姓名').fill('孙小明');
    await tick(page.getByRole('checkbox', { name: '全部符合' }));
    await page.reload();
    await page.getByText('上次没有填完的内容已恢复,请接着填写。').waitFor();
    expect(await field('姓名').inputValue()).toBe('孙小明');
    expect(await page.getByRole('checkbox', { name: '全部符合' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '取消' }).click();
    await page.waitForURL(/\/intake$/);
    expect(await casesOfTheOffice()).toBe(before);
    await openIntake();
    expect(await field('姓名').inputValue()).toBe('');
  });

  it('a lost answer keeps everything, and sending again opens one case only', async () => {
    const before = await casesOfTheOffice();
    await openIntake();
    await fillPerson();
    await tick(page.getByRole('checkbox', { name: '全部符合' }));
    await tick(page.getByRole('checkbox', { name: '全选核对通过' }));
    for (const name of [APPLICATION, LAYOUT, RULES]) await attach(page, name, `${name.slice(0, 4)}.txt`);
    // The request arrives, and its answer is lost on the way back.
    await page.route('**/api/v1/cases', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('连接不上服务器。已输入的内容保留着,连接恢复后请再试。').waitFor();
    expect(await field('姓名').inputValue()).toBe('赵小娟');
    await page.unroute('**/api/v1/cases');
    await page.getByRole('button', { name: '完成' }).click();
    await page.waitForURL(/\/after\/1$/);
    expect(await casesOfTheOffice()).toBe(before + 1);
  });
});
