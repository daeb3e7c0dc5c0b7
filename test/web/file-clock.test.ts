import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { launchBrowser } from './support/browser.js';
import { arrive, openFile } from './support/file.js';

const url = inject('url');
const office = new Office(url);
/** In the case's own time, a second is a second: it stands at the eve of the Spring Festival. */
const simulation = { startAt: '2026-02-13T10:00:00+08:00', rate: 1 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the clock strip', () => {
  it('draws the Spring Festival day by day and says why the last day is the 24th', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收', { simulation }, 'itemadmin');
    const page = await arrive(browser, url, 'itemadmin');
    await openFile(page, caseNo);
    const clock = page.locator('details.clock').first();
    expect(await clock.locator('summary').first().innerText()).toContain('受理(本地时限)');
    const days = await clock
      .locator('.day')
      .evaluateAll((cells) =>
        cells.map(
          (cell) =>
            `${cell.querySelector('.day-number')?.textContent} ${/is-(\w+)/.exec(cell.getAttribute('class') ?? '')?.[1]}`,
        ),
      );
    expect(days).toEqual([
      '13 start',
      '14 adjusted',
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `${day} holiday`),
      '24 counted',
    ]);
    expect(await clock.locator('.day.is-due').innerText()).toContain('到期');
    expect(await clock.locator('.day.is-today').innerText()).toContain('今');
    const why = await clock.locator('.clock-why').innerText();
    expect(why).toContain('为什么是这一天');
    expect(why).toContain('2026年2月15日(周日)至2026年2月23日(周一)放假 9 天不计(国办发明电〔2025〕7号)');
    expect(why).toContain('所以最后一天是2026年2月24日(周二)');
    await clock.getByText('逐日清单').click();
    const rows = clock.getByRole('table', { name: '受理(本地时限)逐日计时清单' }).getByRole('row');
    expect(await rows.count()).toBe(days.length + 1);
    expect(await rows.nth(2).innerText()).toContain('调休上班');
    await page.context().close();
  });

  it('says what rests and since when, and names the notice', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收', { simulation }, 'itemadmin');
    const give = (command: string, body: object = {}) => office.give(caseNo, command, body, 'itemadmin');
    await give('pass-pre-review');
    await give('accept');
    await give('start-special-procedure', {
      kind: 'testing',
      basis: '《行政许可法》第四十五条',
      notice: { content: '检测 10 个工作日', servedOn: '2026-02-13' },
      workingDays: 10,
    });
    const page = await arrive(browser, url, 'itemadmin');
    await openFile(page, caseNo);
    const promise = page.locator('details.clock').filter({ hasText: '承诺时限' });
    const summary = promise.locator('summary').first();
    expect(await summary.innerText()).toContain('已暂停,还剩 1 个工作日');
    expect(await summary.innerText()).toContain('到期日待恢复计时后确定');
    await summary.click();
    const why = await promise.locator('.clock-why').innerText();
    expect(why).toContain('为什么现在没有到期日');
    expect(why).toContain('因检测暂停计时,次日起不计(依据《行政许可法》第四十五条,告知书于2026年2月13日(周五)送达)');
    expect(why).toContain('暂停计时 2026年2月14日(周六) → 待定');
    await page.context().close();
  });
});
