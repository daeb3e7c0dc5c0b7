import { expect } from 'vitest';
import type { StepCase } from './step-cases.js';
import { cancel, finish, finishButton, type StepDesk } from './steps.js';
import { park } from './visit.js';

/** NFR-04 on one step page: filled in and 取消 leaves the case as it was; filled in and 完成 is in the timeline. */
export async function savesOnlyByFinish(desk: StepDesk, { command, who, to, fill, makes }: StepCase): Promise<void> {
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
  await park(page);
  const events = await (await desk.office.as(who)).timeline(caseNo);
  const event = events.find((entry) => entry.seq === seq);
  expect(event, 'saved, with its person (NFR-05)').toMatchObject({ type: makes, actor: { id: who } });
}
