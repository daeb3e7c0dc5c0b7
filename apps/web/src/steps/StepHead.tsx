import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import type { CommandName } from '../api/commands';
import { usePageTitle } from '../app/usePageTitle';
import { DueChip } from './DueChip';
import type { PageCommand } from './steps';

interface StepHeadProps {
  readonly file: CaseFile;
  readonly command: CommandName;
}

/** What is done, on which case, for whom, and until when. */
export function StepHead({ file, command }: StepHeadProps) {
  const { t } = useTranslation('steps');
  const { caseNo, basic, stageName } = file;
  const title = t(`title.${command as PageCommand}`);
  usePageTitle(title);
  return (
    <header className="step-head">
      <h1>{command === 'decide-step' && basic.stepName ? `${title} · ${basic.stepName}` : title}</h1>
      <p className="step-case">
        <Link to="/cases/$caseNo" params={{ caseNo }} className="case-no">
          {caseNo}
        </Link>
        <strong>{basic.itemName}</strong>
        <span>{basic.applicant.name}</span>
        <span className="step-stage">{stageName}</span>
        <DueChip file={file} />
      </p>
    </header>
  );
}
