import type { CaseFile } from '../api/case';
import { Block } from './FactList';
import { FormFields } from './FormFields';
import { useWords } from './words';

interface FormTabProps {
  readonly file: CaseFile;
  readonly onCorrections: () => void;
}

/** 业务表格 with its source (在线填报 or 窗口录入), and whether it was corrected since. */
export function FormTab({ file, onCorrections }: FormTabProps) {
  const { t } = useWords();
  const { form, basic, process } = file;
  const corrections = process.filter(({ type }) => type === 'data-corrected').length;
  return (
    <Block title={basic.itemName}>
      <p className="second">
        {t('form.source')}: {t(`form.${basic.channel}`)}
        {basic.intakeWindowName && ` · ${basic.intakeWindowName}`}
      </p>
      {corrections > 0 && (
        <p>
          {t('form.corrected', { count: corrections })}{' '}
          <button type="button" className="plain-link no-print" onClick={onCorrections}>
            {t('form.seeCorrections')}
          </button>
        </p>
      )}
      {form.length > 0 ? <FormFields fields={form} /> : <p>{t('form.none')}</p>}
    </Block>
  );
}
