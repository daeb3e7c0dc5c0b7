import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { DELIVERY_METHODS, SATISFACTIONS } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { termName } from '../format/terms';
import { personFacts } from './BasicTab';
import { Block, type Fact, FactList } from './FactList';
import { LongText } from './LongText';
import { useWords, type Words } from './words';

/** 办件结果: decision, remedies, licence, delivery, issue and rating, each with a sentence where there is nothing yet. */
export function ResultTab({ file }: { readonly file: CaseFile }) {
  const words = useWords();
  const { t } = words;
  const { result, stage } = file;
  const isFinal = STAGE_INFO[stage].final;
  const isGranted = result.decision === 'granted';
  return (
    <>
      <Block title={t(result.decision || !isFinal ? 'result.decision' : 'result.ended')}>
        {!result.decision && !isFinal && (
          <p>
            {t('result.pending')} {t('result.next', { action: file.nextAction })}
          </p>
        )}
        <FactList facts={decisionFacts(file, words)} />
      </Block>
      {result.remedies && (
        <Block title={t('result.remedies')}>
          <FactList
            facts={[
              [t('result.review'), result.remedies.review, 'wide'],
              [t('result.lawsuit'), result.remedies.lawsuit, 'wide'],
            ]}
          />
        </Block>
      )}
      {isGranted && (
        <>
          <Block title={t('result.licence')}>
            {result.licence || result.document ? (
              <FactList facts={licenceFacts(file, words)} />
            ) : (
              <p>{t('result.noLicence')}</p>
            )}
          </Block>
          <Block title={t('result.delivery')}>
            <FactList facts={deliveryFacts(file, words)} />
          </Block>
        </>
      )}
      {isFinal && stage !== 'voided' && (
        <Block title={t('result.rating')}>
          {result.rating ? <FactList facts={ratingFacts(file, words)} /> : <p>{t('result.noRating')}</p>}
        </Block>
      )}
    </>
  );
}

const time = (at: string | null | undefined, { instant }: Words) => at && <span className="num">{instant(at)}</span>;

function decisionFacts({ result, stageName, stage, basic, process }: CaseFile, words: Words): Fact[] {
  const { t } = words;
  const { decision, decidedAt, closedAt, usedDays, reason } = result;
  const isFinal = STAGE_INFO[stage].final;
  // What ended a case without a decision stands in the step that ended it.
  const ending =
    isFinal && !decision ? process.findLast(({ detail, opinion }) => opinion ?? detail.facts.length) : null;
  return [
    [t('result.decision'), decision && <strong>{t(`result.${decision}`)}</strong>],
    [t('result.resultName'), decision === 'granted' && basic.resultName],
    [t('head.stage'), isFinal && stageName],
    [t('result.decidedAt'), time(decidedAt, words)],
    [t('result.closedAt'), time(closedAt, words)],
    [t('result.usedDays'), usedDays !== null && t('result.usedDaysOf', { n: usedDays })],
    [t('result.reason'), reason && <LongText text={reason} />, 'wide'],
    [t('result.reason'), !reason && ending?.opinion && <LongText text={ending.opinion} />, 'wide'],
  ];
}

function licenceFacts({ result }: CaseFile, { t, day }: Words): Fact[] {
  const { licence, document } = result;
  return [
    [t('result.licenceName'), licence?.licenceName ?? document?.licenceName],
    [t('result.licenceNo'), <span className="case-no">{licence?.licenceNo ?? document?.licenceNo}</span>],
    [t('result.type'), document?.type],
    [
      t('result.validity'),
      document?.validFrom && document.validTo
        ? t('result.validFor', { from: day(document.validFrom), to: day(document.validTo) })
        : null,
    ],
  ];
}

function deliveryFacts({ result, basic }: CaseFile, words: Words): Fact[] {
  const { t, language } = words;
  const { delivery, dispatch, handedOver } = result;
  const isMail = delivery.method === 'mail';
  return [
    [t('result.method'), termName(DELIVERY_METHODS, delivery.method, language)],
    [t('result.window'), handedOver?.windowName ?? basic.deliveryWindowName],
    [
      t('result.address'),
      delivery.address && `${delivery.address.name} ${delivery.address.phone} ${delivery.address.address}`,
      'wide',
    ],
    [t('result.carrier'), isMail && (dispatch ? dispatch.carrier : t('result.notSent'))],
    [t('result.trackingNo'), dispatch && <span className="case-no">{dispatch.trackingNo}</span>],
    [t('result.sentAt'), time(dispatch?.at, words)],
    [t('result.handedOver'), !isMail && !handedOver && result.closedAt === null && t('result.notHanded')],
    [t('result.handedAt'), time(handedOver?.at, words)],
    [t('result.handedTo'), handedOver && t(handedOver.inPerson ? 'result.inPerson' : 'result.byOther')],
    [t('result.collection'), handedOver?.collection && termName(DELIVERY_METHODS, handedOver.collection, language)],
    ...(handedOver?.receiver
      ? personFacts(handedOver.receiver, words).map(([label, value]): Fact => [
          `${t('process.receiver')} ${label}`,
          value,
        ])
      : []),
  ];
}

function ratingFacts({ result: { rating } }: CaseFile, words: Words): Fact[] {
  const { t, language } = words;
  return [
    [t('result.satisfaction'), termName(SATISFACTIONS, rating?.satisfaction, language)],
    [t('result.ratedAt'), time(rating?.at, words)],
    [t('result.fixedAt'), time(rating?.fixedAt, words)],
  ];
}
