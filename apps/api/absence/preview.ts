import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { fitsTurn, type Principal } from '#libs/domain/identity/index.js';
import type { OpenWork, OpenWorkFilter, StoredCaseRow } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import { inLanguage } from '../oversight/index.js';
import { MAX_PREVIEW, type WorkPreviewView } from './dto/preview.dto.js';

const PAGE = 500;
export const ALL_WORK: OpenWorkFilter = { itemCode: null, caseNos: null };

/** 试算: which open cases of an officer would go to somebody, judged as the engine will judge it. */
export async function previewOf(
  openWork: OpenWork,
  officerId: string,
  filter: OpenWorkFilter,
  to: Principal,
  language: Language,
): Promise<WorkPreviewView> {
  const all: StoredCaseRow[] = [];
  for (let page: readonly StoredCaseRow[] | undefined; page === undefined || page.length === PAGE;) {
    page = await openWork.of(officerId, filter, all.at(-1)?.caseNo ?? '', PAGE);
    all.push(...page);
  }
  const goes = all.filter((row) => fitsTurn(to, row)).length;
  return {
    goes,
    stays: all.length - goes,
    rows: all.slice(0, MAX_PREVIEW).map((row) => ({
      caseNo: row.caseNo,
      itemName: row.itemName,
      stageName: inLanguage(STAGE_INFO[row.stage], language),
      dueOn: row.dueOn,
      goes: fitsTurn(to, row),
    })),
  };
}
