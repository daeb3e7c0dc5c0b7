import { useNavigate } from '@tanstack/react-router';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import type { CaseRow } from '../../api/case';
import { useSettings } from '../../app/settings';
import { termName } from '../../format/terms';
import type { Choice } from './useFixedChoices';

/** The cases that a search found, as lines of the palette. */
export function useCaseChoices(rows: readonly CaseRow[]): Choice[] {
  const navigate = useNavigate();
  const { language } = useSettings();
  return rows.map(({ caseNo, itemName, applicantName, stage }) => ({
    id: caseNo,
    kind: 'case',
    label: `${itemName} · ${applicantName} · ${termName(STAGE_INFO, stage, language)}`,
    note: caseNo,
    run: () => void navigate({ to: '/cases/$caseNo', params: { caseNo } }),
  }));
}
