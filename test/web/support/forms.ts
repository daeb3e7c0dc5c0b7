import type { Locator, Page } from 'playwright-core';

/** Chooses one option of the list that a labelled field opens, as a person does it. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

/** The line of one material on an intake, application or supplement page. */
export const materialLine = (page: Page, name: string): Locator =>
  page.locator('li.material').filter({ has: page.getByText(name, { exact: true }) });

/** Hands a small text file to a material's own upload, and waits until it stands there. */
export async function attach(page: Page, material: string, file: string): Promise<void> {
  const content = { name: file, mimeType: 'text/plain', buffer: Buffer.from(`${file} ${Math.random()}`) };
  const line = materialLine(page, material);
  await line.locator('input[type="file"]').setInputFiles(content);
  await line.getByRole('link', { name: `查看 ${file}` }).waitFor();
}
