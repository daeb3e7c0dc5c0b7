import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { withOwnStack } from '../../support/own-stack.js';
import { launchBrowser, openContext, type Screen } from '../support/browser.js';
import { type ListedPage, PAGES } from '../support/pages.js';
import { Prepared } from '../support/prepared.js';
import { arrive, settled, signInQuietly } from '../support/visit.js';

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const LOOKS = ['light', 'dark'] as const;
const folder = path.resolve('screenshots');

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const wanted = only ? PAGES.filter(({ name }) => only.split(',').some((part) => name.startsWith(part))) : PAGES;

/** `npm run screenshots`: every listed page wide and on a phone, light and dark, in Chinese and (light) in English. */
async function main(): Promise<void> {
  if (!only) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const missed = await withOwnStack(
    async ({ url }) => {
      const browser = await launchBrowser();
      try {
        return await takeAll(browser, url);
      } finally {
        await browser.close();
      }
    },
    { durable: false },
  );
  for (const line of missed) console.error(line);
  console.log(`\nPictures of ${wanted.length - missed.length} pages are in ${folder}`);
  if (missed.length) process.exitCode = 1;
}

/** Answers which pages could not be taken, and why. */
async function takeAll(browser: Browser, url: string): Promise<string[]> {
  const prepared = new Prepared(url);
  const missed: string[] = [];
  for (const listed of wanted) {
    try {
      const address = await listed.address(prepared);
      for (const language of ['zh', 'en'] as const) await take(browser, url, listed, address, language);
      console.log(`${listed.name}\t${address}`);
    } catch (error) {
      missed.push(`${listed.name}: ${(error as Error).message}`);
    }
  }
  return missed;
}

async function take(
  browser: Browser,
  url: string,
  { name, who }: ListedPage,
  address: string,
  language: NonNullable<Screen['language']>,
): Promise<void> {
  const looks = language === 'zh' ? LOOKS : (['light'] as const);
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await openContext(browser, url, { ...viewport, language, look: 'system' });
    try {
      if (who) await signInQuietly(context, who);
      const page = await context.newPage();
      await arrive(page, address);
      for (const look of looks) {
        await page.emulateMedia({ colorScheme: look });
        await settled(page);
        await page.screenshot({ path: path.join(folder, `${name}.${size}.${look}.${language}.png`), fullPage: true });
      }
    } finally {
      await context.close();
    }
  }
}

await main();
