import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, told } from '../api/client';
import { isProblem } from '../api/problem';
import { usePageTitle } from '../app/usePageTitle';
import { useFormat } from '../format/useFormat';
import { formText } from '../format/form-text';
import './applicants.css';
import { JourneyBar } from './JourneyBar';

type Progress = Schemas['ProgressView'];

/** 进度查询 by number and query password. The password never stands in the address. */
export function ProgressPage() {
  const { t } = useTranslation('applicants');
  usePageTitle(t('progress.title'));
  const [found, setFound] = useState<Progress>();
  const [refusal, setRefusal] = useState<string>();
  const [isAsking, setAsking] = useState(false);

  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const caseNo = formText(event.currentTarget, 'caseNo');
    const password = formText(event.currentTarget, 'password');
    if (!caseNo || !password) return setRefusal(t('progress.required'));
    setAsking(true);
    setRefusal(undefined);
    try {
      setFound(await told(api.GET('/api/v1/progress', { params: { query: { caseNo, password } } })));
    } catch (error) {
      setRefusal(isProblem(error) ? error.detail : t('crash.text', { ns: 'common' }));
    } finally {
      setAsking(false);
    }
  };

  if (found) return <Found progress={found} onLeave={() => setFound(undefined)} />;
  return (
    <>
      <h1>{t('progress.title')}</h1>
      <p className="second">{t('progress.hint')}</p>
      <form className="narrow-form" noValidate onSubmit={(event) => void ask(event)}>
        {refusal && (
          <p role="alert" className="alert">
            {refusal}
          </p>
        )}
        <label>
          {t('progress.caseNo')}
          <input className="plain-input" name="caseNo" autoComplete="off" maxLength={50} required />
        </label>
        <label>
          {t('progress.password')}
          <input
            className="plain-input"
            name="password"
            autoComplete="off"
            inputMode="numeric"
            maxLength={32}
            required
          />
        </label>
        <button type="submit" className="plain-button" disabled={isAsking}>
          {t('progress.find')}
        </button>
      </form>
    </>
  );
}

function Found({ progress, onLeave }: { readonly progress: Progress; readonly onLeave: () => void }) {
  const { t } = useTranslation('applicants');
  const format = useFormat();
  const dates: readonly (readonly [string, string | null])[] = [
    [t('progress.submitted'), progress.submittedAt && format.instant(progress.submittedAt)],
    [t('progress.accepted'), progress.acceptedAt && format.instant(progress.acceptedAt)],
    [t('progress.decided'), progress.decidedAt && format.instant(progress.decidedAt)],
    [t('progress.closed'), progress.closedAt && format.instant(progress.closedAt)],
    [
      t('progress.promise'),
      progress.promiseDueOn &&
        format.day(progress.promiseDueOn) + (progress.dueProvisional ? t('progress.provisional') : ''),
    ],
  ];
  return (
    <>
      <h1>{progress.itemName}</h1>
      <p className="second num">{progress.caseNo}</p>
      <JourneyBar stage={progress.stage} stageName={progress.stageName} />
      <dl className="fact-table">
        {dates
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <button type="button" className="plain-link" onClick={onLeave}>
        {t('progress.another')}
      </button>
    </>
  );
}
