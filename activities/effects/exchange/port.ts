import type { CaseState } from '#libs/domain/case/state.js';
import { documentNo } from '#libs/domain/documents/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { CHANNELS, HAND_IN_FORMS, ID_TYPES } from '#libs/domain/terms/index.js';
import { dayOf } from '#libs/domain/time/index.js';
import type { EffectContext, Receipt } from '../ports.js';
import { gbTime } from '../text.js';

type Value = string | readonly Readonly<Record<string, string>>[];

/** 数据交换 record to the upper platform with the field names of GB/T 39046—2020. */
export interface ExchangeRecord {
  readonly key: string;
  readonly table: '办事申请' | '事项受理' | '事项办理' | '特别程序' | '事项办结';
  readonly fields: Readonly<Record<string, Value>>;
}

export interface ExchangePort {
  send(record: ExchangeRecord): Promise<Receipt>;
}

type Context = EffectContext<'exchange_record'>;
const CASE_TYPES = { immediate: ['即办件', '1'], promised: ['承诺件', '2'] } as const;
const ACTIONS: Readonly<Record<string, string>> = { approve: '通过', return: '退回' };

const caseType = (item: ItemVersion) => ({
  办件类型: CASE_TYPES[item.caseType][0],
  办件类型代码: CASE_TYPES[item.caseType][1],
});
const unit = (item: ItemVersion) => ({ 办理单位: item.departmentName, 办理单位代码: item.itemCode.slice(0, 18) });
/** RFC 3339 or YYYY-MM-DD of a parameter as the standard writes times. */
const gbText = (text = ''): string =>
  text
    .slice(0, 19)
    .replace(/[-:]/g, '')
    .padEnd(text.length === 10 ? 15 : 0, 'T000000');

function materials({ materials: lines, submittedAt }: CaseState, item: ItemVersion): Value {
  return lines.map((line) => {
    const material = item.materials.find(({ id }) => id === line.materialId);
    const taken = line.form !== 'deferred' && line.form !== 'exempt';
    return {
      材料名称: material?.name ?? line.materialId,
      是否收取: taken ? '1' : '0',
      收取方式: HAND_IN_FORMS[line.form].zh,
      收取数量: String(
        taken ? Math.max(line.attachmentIds.length, line.form === 'paper' ? (material?.copies ?? 1) : 1) : 0,
      ),
      收取时间: gbTime(submittedAt),
    };
  });
}

const TABLES: Readonly<
  Record<Context['effect']['body']['table'], (context: Context) => Pick<ExchangeRecord, 'table' | 'fields'>>
> = {
  apply: ({ state, item }) => ({
    table: '办事申请',
    fields: {
      事项名称: item.name,
      ...caseType(item),
      申请者名称: state.applicant.name,
      申请者证件类型: ID_TYPES[state.applicant.idType].code ?? ID_TYPES[state.applicant.idType].zh,
      申请者证件号码: state.applicant.idNo,
      联系人或代理人姓名: state.agent?.name ?? state.applicant.contactName ?? state.applicant.name,
      联系人或代理人证件号码: state.agent?.idNo ?? '',
      联系人手机号码: state.agent?.phone ?? state.applicant.phone ?? '',
      地址: state.applicant.address ?? '',
      法定代表人: state.applicant.legalRepresentative ?? '',
      申报来源代码: CHANNELS[state.channel].code ?? '9',
      申请时间: gbTime(state.submittedAt),
      投资项目编号: String(state.form['projectCode'] ?? ''),
      行政区划: item.region,
      材料: materials(state, item),
    },
  }),
  accept: ({ effect, event, state, item, organ }) => ({
    table: '事项受理',
    fields: {
      受理单位: item.departmentName,
      受理单位代码: item.itemCode.slice(0, 18),
      受理人员: event.actor.name,
      受理时间: gbTime(state.acceptedAt ?? event.at),
      受理文书编号: documentNo('acceptance_notice', state, organ, dayOf(event.at)),
      承诺办结时间: gbText(effect.body.params['promiseDueOn']),
      ...caseType(item),
    },
  }),
  process: ({
    effect: {
      body: { params },
    },
    event,
    item,
  }) => ({
    table: '事项办理',
    fields: {
      业务动作: ACTIONS[params['outcome'] ?? ''] ?? '其他',
      环节名称: params['stepName'] ?? '',
      处理人: params['handler'] ?? event.actor.name,
      处理意见: event.opinion ?? '',
      开始时间: gbText(params['startedAt']),
      结束时间: gbText(params['endedAt']),
      ...unit(item),
      // 2 已办
      环节状态: '2',
    },
  }),
  special_procedure: ({
    effect: {
      body: { params },
    },
    event,
    state,
    item,
  }) => {
    const extension = event.type === 'extended';
    return {
      table: '特别程序',
      fields: {
        特别程序种类名称: extension ? '延长审批' : (params['kind'] ?? ''),
        特别程序种类代码: extension ? '1' : '2',
        开始时间:
          event.type === 'special-procedure-finished'
            ? gbTime(state.specials.at(-1)?.startedAt ?? event.at)
            : gbTime(event.at),
        理由或依据: params['reason'] ?? params['basis'] ?? state.specials.at(-1)?.basis ?? '',
        申请人: event.actor.name,
        所需工作日: params['workingDays'] ?? String(state.specials.at(-1)?.workingDays ?? ''),
        结束时间: event.type === 'special-procedure-finished' ? gbTime(event.at) : '',
        结果: params['result'] ?? '',
        ...unit(item),
        办理人: event.actor.name,
      },
    };
  },
  result: ({ effect, event, state, item }) => ({
    table: '事项办结',
    fields: {
      办理人: event.actor.name,
      办结时间: gbTime(state.closedAt ?? event.at),
      办结环节: state.stage,
      证照名称: state.licence?.licenceName ?? '',
      证照编号: state.licence?.licenceNo ?? '',
      结果描述: effect.body.params['reason'] ?? event.opinion ?? '',
      有效期限: state.licence && item.results[0]?.validMonths ? `${item.results[0].validMonths}个月` : '',
      发证单位: item.departmentName,
      是否快递: state.delivery.method === 'mail' ? '1' : '0',
      是否收费: item.fee ? '1' : '0',
    },
  }),
};

export function exchangeRecord(context: Context): ExchangeRecord {
  const { effect, state, item } = context;
  const { table, fields } = TABLES[effect.body.table](context);
  return { key: effect.key, table, fields: { 办件编号: state.caseNo, 实施编码: item.itemCode, ...fields } };
}
