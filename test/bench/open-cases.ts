import type { Office } from '../support/office.js';

/** An item has numbers for 9,999 cases a day. */
const ITEMS = ['防雷装置竣工验收', '建筑工程施工许可证'] as const;
const AT_ONCE = 16;

/** Opens cases of ordinary items by turns; answers their numbers. */
export async function openCases(office: Office, count: number): Promise<string[]> {
  const applicant = await office.as('applicant');
  const applications = await Promise.all(ITEMS.map((item) => office.application(item)));
  const opened: string[] = [];
  let turn = 0;
  const open = async () => {
    while (opened.length < count) {
      const { status, body } = await applicant.open(applications[turn++ % ITEMS.length]!);
      if (status !== 201) throw new Error(`A case was not opened: ${JSON.stringify(body)}`);
      opened.push(body.caseNo);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
  return opened;
}
