import { useTranslation } from 'react-i18next';

const JOURNEY = ['submitted', 'accepted', 'decided', 'delivered'] as const;

/** How far each stage has come on the citizen's journey (APP-35). */
const REACHED: Readonly<Record<string, number>> = {
  pre_review: 1,
  awaiting_supplement: 1,
  awaiting_originals: 1,
  awaiting_acceptance: 1,
  under_approval: 2,
  awaiting_issuance: 3,
  delivering: 3,
  completed: 4,
};

/** Four milestones and the stage by name; a case that ended early shows where. */
export function JourneyBar({ stage, stageName }: { readonly stage: string; readonly stageName: string }) {
  const { t } = useTranslation('applicants');
  const reached = REACHED[stage];
  return (
    <div className="journey-frame">
      <p className="journey-now">
        {t('journey.now')} <strong>{stageName}</strong>
      </p>
      {reached !== undefined && (
        <ol className="journey">
          {JOURNEY.map((milestone, index) => (
            <li key={milestone} className={index < reached ? 'reached' : ''}>
              {t(`journey.${milestone}`)}
              <span className="visually-hidden">{index < reached ? t('journey.done') : t('journey.open')}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
