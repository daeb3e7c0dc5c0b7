import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SAMPLE_PASSWORD } from '../support/client.js';
import { launchBrowser, openContext, signIn } from './support/browser.js';

const url = inject('url');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('我的配置', () => {
  it('shows who one is, and keeps own telephones', async () => {
    const page = await (await openContext(browser, url)).newPage();
    await signIn(page, 'window');
    await page.getByRole('button', { name: /用户菜单/ }).click();
    await page.getByRole('link', { name: '我的配置' }).click();
    await page.getByRole('heading', { level: 1, name: '我的配置' }).waitFor();
    await page.getByText('综合窗口人员').last().waitFor();
    await page.getByLabel('手机号码').fill('not a number');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.ant-form-item-explain-error').waitFor();
    await page.getByLabel('手机号码').fill('13900139000');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('联系方式已保存').waitFor();
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('input[type="tel"]')?.value === '13900139000',
    );
    await page.context().close();
  });

  it('an applicant finds it from the own cases', async () => {
    const page = await (await openContext(browser, url)).newPage();
    await signIn(page, 'applicant');
    await page.getByRole('link', { name: '修改我的联系方式和密码' }).click();
    await page.waitForURL('**/me/account');
    await page.getByRole('heading', { level: 1, name: '我的配置' }).waitFor();
    await page.getByLabel('原密码').fill('wrong-Password-1');
    await page.getByLabel('新密码', { exact: true }).fill('Another#Password2026');
    await page.getByLabel('再次输入新密码').fill('Another#Password2026');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('alert').filter({ hasText: '密码' }).first().waitFor();
    await page.context().close();
  });

  it('changes the password for the old one only; other sign-ins end', async () => {
    const [page, elsewhere] = await Promise.all(
      [1, 2].map(async () => {
        const opened = await (await openContext(browser, url)).newPage();
        await signIn(opened, 'auditor');
        return opened;
      }),
    );
    const change = async (before: string, after: string) => {
      await page!.getByLabel('原密码').fill(before);
      await page!.getByLabel('新密码', { exact: true }).fill(after);
      await page!.getByLabel('再次输入新密码').fill(after);
      await page!.getByRole('button', { name: '修改密码' }).click();
    };
    await page!.goto('/account');
    await change('wrong-Password-1', 'Another#Password2026');
    await page!.getByRole('alert').filter({ hasText: '密码' }).first().waitFor();
    await change(SAMPLE_PASSWORD, 'Another#Password2026');
    await page!.getByText('密码已修改').waitFor();
    await elsewhere!.goto('/work/todo');
    await elsewhere!.waitForURL('**/login?next=*');
    await change('Another#Password2026', SAMPLE_PASSWORD);
    await expect.poll(() => page!.getByLabel('原密码').inputValue()).toBe('');
    await Promise.all([page!.context().close(), elsewhere!.context().close()]);
  });
});
