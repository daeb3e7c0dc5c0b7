import { SERVICE_MODES } from '#libs/domain/item/index.js';
import { CLOCK_RULES } from '#libs/domain/clock/rules.js';
import {
  APPLICANT_TYPES,
  CHANNELS,
  DELIVERY_METHODS,
  ID_TYPES,
  NOTICE_CHANNELS,
  SPECIAL_PROCEDURES,
} from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { dayOf } from '../format/day';
import { termName } from '../format/terms';
import { CommandLink } from './CommandLink';
import { Block, type Fact, FactList } from './FactList';
import { LongText } from './LongText';
import { useWords, type Words } from './words';

/** 基本信息: who applies, for what, how it came in, how far it is. */
export function BasicTab({ file }: { readonly file: CaseFile }) {
  const words = useWords();
  const { t } = words;
  const { basic, caseNo, availableCommands } = file;
  return (
    <>
      <Block
        title={t('basic.applicant')}
        extra={
          availableCommands.includes('correct-data') && (
            <span className="no-print">
              <CommandLink caseNo={caseNo} command="correct-data" />
            </span>
          )
        }
      >
        <FactList facts={applicantFacts(file, words)} />
      </Block>
      {basic.agent && (
        <Block title={t('basic.agent')}>
          <FactList facts={personFacts(basic.agent, words)} />
        </Block>
      )}
      <Block title={t('basic.item')}>
        <FactList facts={itemFacts(file, words)} />
      </Block>
      <Block title={t('basic.intake')}>
        <FactList facts={intakeFacts(file, words)} />
      </Block>
      <Block title={t('basic.progress')}>
        <FactList facts={progressFacts(file, words)} />
      </Block>
      <Paper file={file} />
      <Incidents file={file} />
    </>
  );
}

type Person = NonNullable<CaseFile['basic']['agent']>;
export const personFacts = ({ name, idType, idNo, phone }: Person, { t, language }: Words): Fact[] => [
  [t('basic.name'), name],
  [t('basic.idType'), termName(ID_TYPES, idType, language)],
  [t('basic.idNo'), <span className="num">{idNo}</span>],
  [t('basic.phone'), phone && <span className="num">{phone}</span>],
];

function applicantFacts({ basic: { applicant, agent } }: CaseFile, words: Words): Fact[] {
  const { t, language } = words;
  return [
    [t('basic.type'), termName(APPLICANT_TYPES, applicant.type, language)],
    ...personFacts(applicant, words),
    [t('basic.legalRepresentative'), applicant.legalRepresentative],
    [t('basic.contactName'), applicant.contactName],
    [t('basic.agent'), !agent && t('basic.noAgent')],
    [
      t('basic.preferredChannel'),
      applicant.preferredChannel && termName(NOTICE_CHANNELS, applicant.preferredChannel, language),
    ],
    [t('basic.address'), applicant.address, 'wide'],
  ];
}

function itemFacts({ basic }: CaseFile, { t }: Words): Fact[] {
  return [
    [t('basic.itemName'), basic.itemName, 'wide'],
    [t('basic.itemCode'), <span className="case-no">{basic.itemCode}</span>],
    [t('basic.itemVersion'), basic.itemVersion],
    [t('basic.caseType'), t(`basic.${basic.caseType}`)],
    [t('basic.mode'), t(`mode.${basic.serviceMode}`)],
    [t('basic.department'), basic.departmentName],
    [t('basic.region'), basic.regionName],
    [
      t('basic.legalBasis'),
      <ul key="basis">
        {basic.legalBasis.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>,
      'wide',
    ],
  ];
}

function intakeFacts({ basic, result }: CaseFile, { t, language, instant }: Words): Fact[] {
  const at = (time: string) => <span className="num">{instant(time)}</span>;
  return [
    [t('basic.channel'), termName(CHANNELS, basic.channel, language)],
    [t('basic.intakeWindow'), basic.intakeWindowName],
    [t('basic.intakeRegion'), basic.intakeRegionName],
    [t('basic.submittedAt'), at(basic.submittedAt)],
    [t('basic.receivedAt'), at(basic.receivedAt)],
    [t('basic.acceptedAt'), basic.acceptedAt ? at(basic.acceptedAt) : t('basic.notAccepted')],
    [t('basic.delivery'), termName(DELIVERY_METHODS, result.delivery.method, language)],
    [t('basic.deliveryWindow'), basic.deliveryWindowName],
  ];
}

function progressFacts({ basic }: CaseFile, { t, day }: Words): Fact[] {
  const { feeAmount: amount, simulation } = basic;
  return [
    [t('basic.project'), basic.projectName, 'wide'],
    [t('basic.visits'), t('basic.visitsOf', { n: basic.visits, max: basic.maxVisits })],
    [
      t('basic.fee'),
      amount === null ? t('basic.noFee') : t(basic.feePaid ? 'basic.feePaid' : 'basic.feeOpen', { amount }),
    ],
    [
      t('basic.originals'),
      SERVICE_MODES[basic.serviceMode].originalsBefore !== 'never' &&
        t(basic.originalsChecked ? 'basic.originalsDone' : 'basic.originalsOpen'),
    ],
    [
      t('basic.simulation'),
      simulation && t('basic.simulationOf', { day: day(dayOf(simulation.startAt)), rate: simulation.rate }),
    ],
  ];
}

/** 材料流转: where the paper set is and since when (MAT-01). */
function Paper({ file }: { readonly file: CaseFile }) {
  const { t, instant } = useWords();
  const { needsPosting, custody } = file.basic.paper;
  if (!needsPosting && custody.length === 0) return null;
  return (
    <Block title={t('basic.paper')}>
      {custody.length === 0 && <p>{t('basic.paperWaiting')}</p>}
      <ol className="plain-list">
        {custody.map(({ fromName, toName, at, byName, trackingNo }) => (
          <li key={at}>
            <span className="num">{instant(at)}</span>{' '}
            {t('basic.paperFrom', { from: fromName === 'courier' ? t('basic.courier') : fromName, to: toName })} ·{' '}
            {byName}
            {trackingNo && <span className="num"> · {trackingNo}</span>}
          </li>
        ))}
      </ol>
    </Block>
  );
}

/** 特别程序, 延长, 督办 and cards, where there were any. */
function Incidents({ file }: { readonly file: CaseFile }) {
  const { t, language, day, instant } = useWords();
  const { specialProcedures, extension, urges, cards } = file.basic;
  return (
    <>
      {specialProcedures.length > 0 && (
        <Block title={t('basic.specials')}>
          {specialProcedures.map(({ seq, kind, basis, noticeContent, servedOn, workingDays, ...special }) => (
            <FactList
              key={seq}
              facts={[
                [
                  t('fact.kind'),
                  t('basic.specialOf', { kind: termName(SPECIAL_PROCEDURES, kind, language), n: workingDays }),
                ],
                [t('basic.specialServed'), day(servedOn)],
                [t('basic.specialStarted'), instant(special.startedAt)],
                [
                  t('basic.specialFinished'),
                  special.finishedAt ? instant(special.finishedAt) : t('basic.specialRunning'),
                ],
                [t('fact.basis'), basis, 'wide'],
                [t('fact.content'), <LongText key="notice" text={noticeContent} />, 'wide'],
                [t('basic.specialResult'), special.result && <LongText text={special.result} />, 'wide'],
              ]}
            />
          ))}
        </Block>
      )}
      {extension && (
        <Block title={t('basic.extension')}>
          <p>
            <span className="num">{instant(extension.at)}</span>{' '}
            {t('basic.extensionOf', {
              by: extension.byName,
              n: extension.workingDays,
              reason: extension.reason,
            })}
          </p>
        </Block>
      )}
      {urges.length > 0 && (
        <Block title={t('basic.urges')}>
          {urges.map(({ seq, byName, message, at, answerBy, answer, answeredAt }) => (
            <div key={seq} className="urge">
              <p>
                <span className="num">{instant(at)}</span> {byName}
              </p>
              <LongText text={message} />
              <p className="second">
                {answeredAt
                  ? `${t('basic.urgeAnswer')} ${instant(answeredAt)}`
                  : answerBy
                    ? t('basic.urgeOpenBy', { day: day(answerBy) })
                    : t('basic.urgeOpen')}
              </p>
              {answer && <LongText text={answer} />}
            </div>
          ))}
        </Block>
      )}
      {cards.length > 0 && (
        <Block title={t('basic.cards')}>
          <ul className="plain-list">
            {cards.map(({ seq, level, clockKind, dueOn, at }) => (
              <li key={seq}>
                <span className="num">{instant(at)}</span> <strong>{t(`card.${level}`)}</strong>{' '}
                {t('basic.cardOf', { clock: CLOCK_RULES[clockKind][language], day: day(dueOn) })}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}
