import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import type { CaseFile } from '../api/case';
import { BackLink } from './BackLink';
import { CaseActions } from './CaseActions';
import { CardChip } from './CardChip';
import { ClaimButton } from './ClaimButton';
import { useWords, type Words } from './words';

/** Number, item, applicant, stage, card, marks and whose case it is; the actions stand to the right (SCR-09). */
export function CaseHead({ file }: { readonly file: CaseFile }) {
  const { t } = useWords();
  const { basic, caseNo, stage, stageName } = file;
  return (
    <header className="case-head">
      <div className="no-print">
        <BackLink />
      </div>
      <div className="case-head-row">
        <h1>{basic.itemName}</h1>
        <CaseActions file={file} />
      </div>
      <div className="case-marks">
        <Tag variant="outlined" className={STAGE_INFO[stage].final ? 'stage-tag' : 'stage-tag is-open'}>
          <span className="visually-hidden">{t('head.stage')}: </span>
          {stageName}
          {basic.stepName && ` · ${basic.stepName}`}
        </Tag>
        <CardChip tone={file.card} text={t(`card.${file.card}`)} />
        <Marks file={file} />
      </div>
      <dl className="case-line">
        <div>
          <dt>{t('head.caseNo')}</dt>
          <dd className="case-no">
            {caseNo} <CopyNumber caseNo={caseNo} />
          </dd>
        </div>
        <div>
          <dt>{t('head.applicant')}</dt>
          <dd>{basic.applicant.name}</dd>
        </div>
        <div>
          <dt>{t('head.assignee')}</dt>
          <dd>
            {basic.assigneeName ?? t('head.nobody')} <ClaimButton file={file} />
          </dd>
        </div>
        <div>
          <dt>{t('head.department')}</dt>
          <dd>{basic.departmentName}</dd>
        </div>
      </dl>
    </header>
  );
}

function marksOf({ basic, simulated, masked }: CaseFile, { t }: Words): string[] {
  const isUrged = basic.urges.some(({ answeredAt }) => answeredAt === undefined);
  const isSpecial = basic.specialProcedures.some(({ finishedAt }) => finishedAt === undefined);
  return [
    ...(simulated ? [t('head.simulated')] : []),
    ...(isUrged ? [t('head.urged')] : []),
    ...(isSpecial ? [t('head.special')] : []),
    ...(basic.visitsExceeded ? [t('head.visitsExceeded')] : []),
    ...(basic.deemedAccepted ? [t('head.deemedAccepted')] : []),
    ...(masked ? [t('head.masked')] : []),
  ];
}

function Marks({ file }: { readonly file: CaseFile }) {
  const words = useWords();
  return marksOf(file, words).map((mark) => (
    <Tag key={mark} variant="outlined">
      {mark}
    </Tag>
  ));
}

function CopyNumber({ caseNo }: { readonly caseNo: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(caseNo);
    void message.success(t('head.copied'));
  };
  return (
    <Button
      className="no-print"
      size="small"
      type="text"
      icon={<CopyOutlined aria-hidden />}
      aria-label={t('head.copy')}
      onClick={() => void copy()}
    />
  );
}
