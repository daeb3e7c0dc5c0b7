import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile as File } from '../api/case';
import type { Me } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { BasicTab } from './BasicTab';
import { CaseHead } from './CaseHead';
import { ChangeNotice } from './ChangeNotice';
import { ClockPanel } from './ClockPanel';
import { FormTab } from './FormTab';
import { MaterialsTab } from './MaterialsTab';
import { NextBar } from './NextBar';
import { PrintHeader } from './PrintHeader';
import { ProcessTab } from './ProcessTab';
import { ResultTab } from './ResultTab';
import { FILE_TABS, type FileTab } from './tabs';
import { useFileKeys } from './useFileKeys';
import { useReadMark } from './useReadMark';

interface CaseFileProps {
  readonly file: File;
  readonly me: Me;
}

export function CaseFile({ file, me }: CaseFileProps) {
  const { t } = useTranslation('file');
  const { tab = 'basic' } = useSearch({ from: '/office/cases/$caseNo' });
  const navigate = useNavigate({ from: '/cases/$caseNo' });
  const open = (next: FileTab, hash?: string) =>
    void navigate({ search: { tab: next }, replace: true, resetScroll: false, ...(hash && { hash }) });
  usePageTitle(file.basic.itemName);
  useReadMark(file);
  useFileKeys(file, open);
  const panels: Readonly<Record<FileTab, ReactNode>> = {
    basic: <BasicTab file={file} />,
    process: <ProcessTab file={file} />,
    materials: <MaterialsTab file={file} />,
    form: <FormTab file={file} onCorrections={() => open('process')} />,
    result: <ResultTab file={file} />,
  };
  return (
    <article className="case-file">
      <PrintHeader caseNo={file.caseNo} by={me.name} />
      <CaseHead file={file} />
      <ChangeNotice file={file} me={me} onShow={() => open('process')} />
      <NextBar file={file} />
      <ClockPanel file={file} />
      <Tabs
        activeKey={tab}
        onChange={(key) => open(key as FileTab)}
        aria-label={t('tab.label')}
        items={FILE_TABS.map((key) => ({
          key,
          label: t(`tab.${key}`),
          // All five stand in the page, so that printing has them in order.
          forceRender: true,
          children: (
            <section aria-label={t(`tab.${key}`)}>
              <h2 className="print-only">{t(`tab.${key}`)}</h2>
              {panels[key]}
            </section>
          ),
        }))}
      />
    </article>
  );
}
