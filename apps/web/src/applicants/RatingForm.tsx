import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Satisfaction, SATISFACTIONS } from '#libs/domain/terms/index.js';
import { useCommand } from '../api/commands';
import { useSettings } from '../app/settings';
import { formText } from '../format/form-text';
import { RefusalNote } from './RefusalNote';

const ANSWERS = Object.keys(SATISFACTIONS) as Satisfaction[];

/** 服务评价: one of five, and a word if wanted. */
export function RatingForm({ caseNo }: { readonly caseNo: string }) {
  const { t } = useTranslation('applicants');
  const { language } = useSettings();
  const rate = useCommand(caseNo, 'rate');
  const [isMissing, setMissing] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const satisfaction = ANSWERS.find((answer) => answer === formText(form, 'satisfaction'));
    setMissing(!satisfaction);
    if (!satisfaction) return;
    const text = formText(form, 'text');
    rate.mutate({ satisfaction, ...(text && { text }) });
  };
  return (
    <section>
      <h2>{t('rating.title')}</h2>
      <form className="narrow-form" onSubmit={send}>
        <fieldset className="choices">
          <legend>{t('rating.question')}</legend>
          {ANSWERS.map((answer) => (
            <label key={answer}>
              <input type="radio" name="satisfaction" value={answer} /> {SATISFACTIONS[answer][language]}
            </label>
          ))}
        </fieldset>
        {isMissing && (
          <p role="alert" className="field-problem">
            {t('rating.missing')}
          </p>
        )}
        <label>
          {t('rating.text')}
          <textarea className="plain-input" name="text" rows={3} maxLength={1000} />
        </label>
        <RefusalNote error={rate.error} />
        <button type="submit" className="plain-button" disabled={rate.isPending}>
          {t('rating.send')}
        </button>
      </form>
    </section>
  );
}
