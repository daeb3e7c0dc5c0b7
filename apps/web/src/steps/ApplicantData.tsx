import { Link } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { APPLICANT_TYPES, ID_TYPES, NOTICE_CHANNELS } from '#libs/domain/terms/index.js';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';
import type { StepFieldsProps } from './step';

/** The applicant's data to check, with the way to put them right (ACC-07). */
export function ApplicantData({
  file,
  heading = true,
}: Pick<StepFieldsProps, 'file'> & { readonly heading?: boolean }) {
  const { t } = useTranslation('steps');
  const { language } = useFormat();
  const { applicant, agent, projectName } = file.basic;
  const person = (who: typeof applicant | NonNullable<typeof agent>) => (
    <span>
      {who.name} <span className="second">{termName(ID_TYPES, who.idType, language)}</span>{' '}
      <span className="num">{who.idNo}</span>
    </span>
  );
  const lines = [
    { key: 'applicant', label: t('applicant.name'), children: person(applicant) },
    { key: 'type', label: t('applicant.type'), children: termName(APPLICANT_TYPES, applicant.type, language) },
    {
      key: 'phone',
      label: t('applicant.phone'),
      children: applicant.phone && <span className="num">{applicant.phone}</span>,
    },
    {
      key: 'channel',
      label: t('applicant.preferredChannel'),
      children: applicant.preferredChannel && termName(NOTICE_CHANNELS, applicant.preferredChannel, language),
    },
    { key: 'address', label: t('applicant.address'), children: applicant.address },
    { key: 'legal', label: t('applicant.legalRepresentative'), children: applicant.legalRepresentative },
    { key: 'contact', label: t('applicant.contactName'), children: applicant.contactName },
    { key: 'agent', label: t('applicant.agent'), children: agent && person(agent) },
    { key: 'project', label: t('applicant.project'), children: projectName },
  ];
  return (
    <section aria-label={t('applicant.title')} className="step-note">
      <Descriptions
        size="small"
        column={{ xs: 1, md: heading ? 2 : 1 }}
        bordered={heading}
        title={heading ? t('applicant.title') : undefined}
        extra={
          heading &&
          file.availableCommands.includes('correct-data') && (
            <Link to="/cases/$caseNo/do/$command" params={{ caseNo: file.caseNo, command: 'correct-data' }}>
              {t('applicant.correct')}
            </Link>
          )
        }
        items={lines.filter(({ children }) => children)}
      />
    </section>
  );
}
