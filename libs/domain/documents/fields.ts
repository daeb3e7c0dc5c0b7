import { workingCalendar } from '../calendar/index.js';
import type { CaseAtEvent } from '../case/at-event.js';
import type { CaseState } from '../case/state.js';
import { maskIdNo, maskName, maskPhone } from '../privacy/index.js';
import { DELIVERY_METHODS, HAND_IN_FORMS, ID_TYPES, MATERIAL_TYPES } from '../terms/index.js';
import { dayOf } from '../time/index.js';
import { zhDay, zhMinute } from '../wording/index.js';
import { documentNo } from './number.js';

type Context = CaseAtEvent<'document'>;

/** A field of documents: its label and where its value comes from. An empty value means that it is missing. */
export interface FieldRule {
  readonly label: string;
  readonly of: (context: Context) => string;
  readonly mask?: (value: string, context: Context) => string;
}
const rules = <const T extends Readonly<Record<string, FieldRule>>>(table: T): T => table;
const param = (name: string) => (context: Context) => context.effect.body.params[name] ?? '';
const dayParam = (name: string) => (context: Context) =>
  param(name)(context).replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

function materialLines({ state, item }: Context): string {
  return state.materials
    .map((line, i) => {
      const material = item.materials.find(({ id }) => id === line.materialId);
      const how = {
        electronic: `电子件 ${line.attachmentIds.length} 个`,
        paper: `${material?.copies ?? 1} 份`,
        e_licence: material?.eLicenceCatalogue ?? '',
        exempt: material?.exemptMeasure ?? '',
        deferred: '须在期限内补交',
      }[line.form];
      const type = material ? MATERIAL_TYPES[material.type].zh : '';
      return `${i + 1}. ${material?.name ?? line.materialId}(${[type, HAND_IN_FORMS[line.form].zh, how].filter(Boolean).join(',')})`;
    })
    .join(';');
}

function deliveryWay({ delivery }: CaseState): string {
  return DELIVERY_METHODS[delivery.method].zh + (delivery.windowId ? `(${delivery.windowId})` : '');
}

/** The promise's date before the special procedure, moved by its days: what to expect when it takes as long as told. */
function expectedDate({ event, calendar }: Context): string {
  if (event.type !== 'special-procedure-started') return '';
  const before = event.data.moves.find((move) => move.clockId.startsWith('promise:'))?.from;
  if (!before) return '特别程序结束后书面告知';
  return zhDay(workingCalendar(calendar).dueDate(before, event.data.workingDays));
}

function decisionNo(context: Context, template: 'grant_decision' | 'denial_decision'): string {
  const { state, organ, event } = context;
  return documentNo(template, state, organ, dayOf(state.decidedAt ?? event.at));
}

function servedDocuments(context: Context): string {
  const { state } = context;
  if (state.decision === 'denied') return `不予许可决定书(${decisionNo(context, 'denial_decision')})`;
  const licence = state.licence ? `、${state.licence.licenceName}(${state.licence.licenceNo})` : '';
  return `准予许可决定书(${decisionNo(context, 'grant_decision')})${licence}`;
}

function receiverName({ event, state }: Context): string {
  return (event.type === 'handed-over' && event.personal?.receiver.name) || state.applicant.name;
}

/** 直接、邮寄、电子; 公告 has no case path here. */
const SERVICE_WAYS = {
  window: '直接送达',
  kiosk: '直接送达(自助打印)',
  mail: '邮寄送达',
  electronic: '电子送达',
} as const;
const onlyPersons =
  (mask: (value: string) => string) =>
  (value: string, { state }: Context) =>
    state.applicant.type === 'natural_person' ? mask(value) : value;

/** 文书要素 (domain facts §4). */
export const DOCUMENT_FIELDS = rules({
  caseNo: { label: '办件编号', of: ({ state }) => state.caseNo },
  itemName: { label: '事项名称', of: ({ item }) => item.name },
  itemCode: { label: '实施编码', of: ({ item }) => item.itemCode },
  applicantName: { label: '申请人', of: ({ state }) => state.applicant.name, mask: onlyPersons(maskName) },
  applicantId: {
    label: '证件号码',
    of: ({ state: { applicant } }) => `${ID_TYPES[applicant.idType].zh} ${applicant.idNo}`,
    mask: onlyPersons((value) => value.replace(/\S+$/, maskIdNo)),
  },
  agentName: {
    label: '代理人',
    of: ({ state }) => state.agent?.name ?? '无',
    mask: (value) => (value === '无' ? value : maskName(value)),
  },
  contact: {
    label: '联系电话',
    of: ({ state }) => state.applicant.phone ?? state.agent?.phone ?? '未留',
    mask: (value) => (value === '未留' ? value : maskPhone(value)),
  },
  issuedOn: { label: '日期', of: ({ event }) => zhDay(dayOf(event.at)) },
  seal: { label: '印章', of: ({ item }) => `${item.departmentName}行政审批专用章(测试,无法律效力)` },
  signature: { label: '签收', of: () => '签收人:__________ 签收时间:__________' },
  copies: { label: '份数', of: () => '一式两份,申请人、审批部门各一份' },

  materials: { label: '收取材料', of: materialLines },
  receivedAt: { label: '收件时间', of: ({ state }) => zhMinute(state.submittedAt) },
  receivedBy: {
    label: '收件人',
    of: ({ event, state }) => (state.channel === 'window' ? event.actor.name : '网上申办系统'),
  },
  window: { label: '收件窗口', of: ({ state }) => state.intake?.windowId ?? '网上' },
  queryNo: { label: '查询编号', of: ({ state }) => `${state.caseNo}(查询密码在提交时告知)` },

  legalBasis: { label: '法律依据', of: (context) => param('legalBasis')(context) || context.item.legalBasis.join(';') },
  appliedOn: { label: '申请日期', of: ({ state }) => zhDay(dayOf(state.submittedAt)) },
  acceptedOn: { label: '受理日期', of: dayParam('acceptedOn') },
  promisedLimit: {
    label: '承诺期限',
    of: ({ item: { promisedLimit: limit } }) =>
      `${limit.budget} ${{ working_day: '个工作日', calendar_day: '个自然日', hour: '小时' }[limit.unit]}`,
  },
  promiseDueOn: { label: '办结日期', of: dayParam('promiseDueOn') },
  officer: { label: '承办人', of: ({ event }) => event.actor.name },
  phone: { label: '咨询电话', of: ({ organ }) => organ.phone },
  waysToAsk: { label: '进度查询', of: () => '政务服务网、移动端或任一政务服务大厅,凭办件编号和查询密码查询' },

  reason: { label: '理由', of: param('reason') },
  rightOrgan: { label: '有权机关', of: () => '不属于本机关职权范围的,请向有权机关申请,可拨打 12345 咨询' },
  review: { label: '行政复议', of: (context) => param('review')(context) || context.item.remedies.review },
  lawsuit: { label: '行政诉讼', of: (context) => param('lawsuit')(context) || context.item.remedies.lawsuit },

  defects: { label: '需补正的材料及要求', of: param('lines') },
  supplementDueOn: { label: '补正期限', of: dayParam('dueOn') },
  ways: { label: '补正方式', of: param('ways') },
  consequence: { label: '逾期后果', of: () => '逾期未补正的,本机关可作补正不来办结,申请人可以重新申请' },
  materialsReceivedOn: { label: '收到材料日期', of: ({ state }) => zhDay(dayOf(state.receivedAt)) },

  specialKind: { label: '特别程序', of: param('kind') },
  specialBasis: { label: '依据', of: param('basis') },
  specialContent: { label: '告知内容', of: param('content') },
  specialStart: { label: '开始日期', of: dayParam('servedOn') },
  specialDays: { label: '所需时间', of: (context) => `${param('workingDays')(context)} 个工作日` },
  notCounted: { label: '说明', of: () => '所需时间不计入办理期限(行政许可法第四十五条)' },
  expectedOn: { label: '预计办结日期', of: expectedDate },

  originalDate: {
    label: '原定期限',
    of: (context) => dayParam('originalDate')(context) || '特别程序进行中,尚未恢复计时',
  },
  addedDays: { label: '延长时间', of: (context) => `${param('workingDays')(context)} 个工作日` },
  approver: { label: '批准人', of: param('approver') },
  newDate: { label: '延长后的期限', of: (context) => dayParam('newDate')(context) || '特别程序结束后书面告知' },

  decision: { label: '决定', of: ({ item }) => (item.itemType === '01' ? '准予行政许可' : '准予办理') },
  scope: { label: '许可范围', of: ({ state, item }) => String(state.form['projectName'] || item.name) },
  validity: {
    label: '有效期限',
    of: ({ item: { results } }) =>
      results[0]?.validMonths ? `自发证之日起 ${results[0].validMonths} 个月` : '以证照载明为准',
  },
  licenceNo: { label: '证照编号', of: ({ state }) => state.licence?.licenceNo ?? '制证时编号,以证照载明为准' },
  deliveryWay: { label: '送达方式', of: ({ state }) => deliveryWay(state) },
  facts: {
    label: '事实',
    of: ({ state, event }) =>
      `申请人于${zhDay(dayOf(state.submittedAt))}提出申请,本机关受理后依法审查${event.opinion ? `:${event.opinion}` : ''}`,
  },

  result: { label: '办理结果', of: ({ state }) => (state.licence ? `准予,发给${state.licence.licenceName}` : '准予') },
  collection: {
    label: '领取地点、方式和时间',
    of: ({ state, event }) => `${deliveryWay(state)},${zhMinute(event.at)}`,
  },
  fee: {
    label: '收费',
    of: ({ item, state }) => (item.fee ? `${item.fee.amount} 元${state.feePaid ? '(已缴清)' : ''}` : '不收费'),
  },
  originals: { label: '原件', of: ({ state }) => (state.originalsChecked ? '已核验' : '无需核验') },

  servedDocuments: { label: '送达文书名称和文号', of: servedDocuments },
  servedTo: { label: '受送达人', of: receiverName, mask: onlyPersons(maskName) },
  servedPlace: {
    label: '送达地点',
    of: ({ state }) => state.delivery.windowId ?? DELIVERY_METHODS[state.delivery.method].zh,
  },
  servedAt: { label: '送达时间', of: ({ event }) => zhMinute(event.at) },
  serviceWay: { label: '送达方式', of: ({ state }) => SERVICE_WAYS[state.delivery.method] },
  receiverSignature: { label: '收件人签名', of: () => '签名:__________' },
  refusal: { label: '拒收事由', of: () => '拒收事由:__________ 见证人:__________' },
  server: { label: '送达人', of: ({ event }) => event.actor.name },
});
export type DocumentFieldId = keyof typeof DOCUMENT_FIELDS;
