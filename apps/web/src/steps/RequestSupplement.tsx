import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Materials, type MaterialLine } from '../parts/Materials';
import { lineOf } from './lines';
import { Prose } from './Opinion';
import { defineStep, said, type StepFieldsProps } from './step';
import { TickCount } from './TickCount';

/** Bound of 补正期限 (libs/domain/case/decide/acceptance.ts). */
export const MAX_REPLY_DAYS = 60;

interface Values {
  readonly materials: Readonly<Record<string, { readonly ticked?: boolean; readonly text?: string } | undefined>>;
  readonly replyWorkingDays?: number | null;
  readonly opinion?: string;
}

/** The ticked materials with what is asked for, in the order of the list. */
export const askedOf = (materials: Values['materials'], file: StepFieldsProps['file'], when: boolean) =>
  file.materials.flatMap(({ id, exempt }) => {
    const line = materials[id];
    return !exempt && (line?.ticked ?? false) === when ? [{ materialId: id, requirement: line?.text ?? '' }] : [];
  });

/** 补正材料: one notice names every material and what is wrong with it (PRE-04–06, APP-03). */
export const requestSupplement = defineStep<Values>({
  commands: ['request-supplement'],
  side: 'process',
  initial: (file) => ({ materials: {}, replyWorkingDays: file.basic.supplementReplyDays }),
  Fields: RequestSupplementFields,
  given: ({ materials, replyWorkingDays, opinion }, file) => ({
    command: 'request-supplement',
    body: {
      lines: askedOf(materials, file, true),
      replyWorkingDays: replyWorkingDays ?? undefined,
      opinion: said(opinion),
    },
  }),
  fieldOf: (pointer, { materials }, file) => requirementField(pointer, askedOf(materials, file, true)),
});

/** `/lines/2/requirement` is the text of the third line asked for. */
export function requirementField(pointer: string, asked: ReturnType<typeof askedOf>) {
  const index = /^\/lines\/(\d+)/.exec(pointer)?.[1];
  const line = index === undefined ? undefined : asked[Number(index)];
  return line && ['materials', line.materialId, 'text'];
}

function RequestSupplementFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  return (
    <>
      <p className="hint">{t('supplement.once')}</p>
      <Materials
        lines={useLinesWithHistory(file)}
        tick={t('tick.toSupplement')}
        files="view"
        caseNo={file.caseNo}
        text={{ label: t('supplement.requirement'), when: true, required: true }}
      />
      <TickCount none={t('supplement.none')} />
      <ReplyDays />
      <Prose name="opinion" label={t('field.opinion')} />
    </>
  );
}

/** 补正期限 */
export function ReplyDays() {
  const { t } = useTranslation('steps');
  const bound = { min: 1, max: MAX_REPLY_DAYS };
  return (
    <Form.Item
      name="replyWorkingDays"
      label={t('field.replyWorkingDays')}
      rules={[{ type: 'integer', ...bound, message: t('hint.days', bound) }]}
    >
      <InputNumber {...bound} precision={0} style={{ width: 120 }} />
    </Form.Item>
  );
}

/** A line that an earlier notice named already is flagged: the law wants everything told at once. */
export function useLinesWithHistory(file: StepFieldsProps['file']): readonly MaterialLine[] {
  const { t } = useTranslation('steps');
  return file.materials.map((material) => {
    const before = material.requested.at(-1);
    return {
      ...lineOf(material),
      ...(before && { remark: t('supplement.askedBefore', { text: before.requirement }) }),
    };
  });
}
