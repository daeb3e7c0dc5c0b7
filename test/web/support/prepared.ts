import { Office, todayInChina } from '../../support/office.js';
import { PATHS } from '../../support/paths.js';

const LIGHTNING = '防雷装置竣工验收';
const FOOD = '食品经营许可';
const HOUSE = '房屋所有权转移登记';

async function accepted(office: Office, extra: Record<string, unknown> = {}): Promise<string> {
  const { caseNo } = await office.open(LIGHTNING, extra);
  await office.give(caseNo, 'pass-pre-review', { opinion: '材料齐全,符合法定形式' });
  await office.give(caseNo, 'accept', { opinion: '予以受理' });
  return caseNo;
}

async function licensed(office: Office, extra: Record<string, unknown> = {}): Promise<string> {
  const caseNo = await accepted(office, extra);
  await office.approve(caseNo);
  await office.give(caseNo, 'make-licence');
  return caseNo;
}

const byMail = {
  delivery: { method: 'mail', name: '赵小娟', phone: '13800138000', address: '广东省汕尾市海丰县城东镇安东村 12 号' },
};
const MANY_WORDS = '海丰县城东镇安东村第一百二十八号地块商住综合楼及其附属地下车库、配电房、水泵房防雷装置';

/** The situations that pages are looked at in: how a case comes into each. */
const SITUATIONS = {
  'pre-review': async (office: Office) => (await office.open(LIGHTNING)).caseNo,
  'long-words': async (office: Office) => {
    const applicant = {
      type: 'enterprise',
      name: '汕尾市海丰县城东镇安东村股份合作经济联合社建筑安装工程有限责任公司第二分公司',
      idType: 'credit_code',
      idNo: '91350100M000100Y43',
      phone: '13800138000',
    };
    const { caseNo } = await office.open(LIGHTNING, { applicant, form: { projectName: MANY_WORDS.repeat(3) } });
    await office.give(caseNo, 'pass-pre-review', { opinion: `${MANY_WORDS}的申请材料齐全,符合法定形式。`.repeat(6) });
    return caseNo;
  },
  'awaiting-supplement': async (office: Office) => {
    const { caseNo } = await office.open(LIGHTNING);
    const { materials } = await office.item(LIGHTNING);
    const lines = [{ materialId: materials[1]!.id, requirement: '请加盖施工单位竣工图章并由负责人签字' }];
    await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
    return caseNo;
  },
  'awaiting-originals': async (office: Office) => {
    const { caseNo } = await office.open(FOOD);
    await office.give(caseNo, 'pass-pre-review');
    return caseNo;
  },
  'awaiting-acceptance': async (office: Office) => {
    const { caseNo } = await office.open(LIGHTNING);
    await office.give(caseNo, 'pass-pre-review', { opinion: '材料齐全,符合法定形式' });
    return caseNo;
  },
  'under-approval': accepted,
  'special-procedure': async (office: Office) => {
    const caseNo = await accepted(office);
    const notice = { content: '需由检测机构出具检测报告,所需时间不计算在审批期限内。', servedOn: todayInChina() };
    const body = { kind: 'testing', basis: '行政许可法第四十五条', notice, workingDays: 10 };
    await office.give(caseNo, 'start-special-procedure', body, 'handler');
    return caseNo;
  },
  'awaiting-fee': async (office: Office) => {
    const { caseNo } = await office.open(HOUSE);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    await office.approve(caseNo);
    return caseNo;
  },
  'awaiting-issuance': async (office: Office) => {
    const caseNo = await accepted(office);
    await office.approve(caseNo);
    return caseNo;
  },
  delivering: licensed,
  'delivering-by-mail': (office: Office) => licensed(office, byMail),
  dispatched: async (office: Office) => {
    const caseNo = await licensed(office, byMail);
    await office.give(caseNo, 'dispatch', { carrier: '中国邮政', trackingNo: 'EA123456789CN' });
    return caseNo;
  },
  completed: PATHS['fully-online']!,
  denied: PATHS.denied!,
  'not-accepted': PATHS['not-accepted']!,
  withdrawn: PATHS.withdrawn!,
  urged: async (office: Office) => {
    const { caseNo } = await office.open(LIGHTNING);
    await office.give(caseNo, 'urge', { message: '请尽快办理' }, 'supervisor');
    return caseNo;
  },
} satisfies Record<string, (office: Office) => Promise<string>>;

export type Situation = keyof typeof SITUATIONS;

/** Cases of the sample office in every situation, each opened when a page first asks for it and then kept. */
export class Prepared {
  readonly office: Office;
  private readonly cases = new Map<Situation, Promise<string>>();

  constructor(url: string) {
    this.office = new Office(url);
  }

  /** The number of the case in this situation. */
  caseIn(situation: Situation): Promise<string> {
    const known = this.cases.get(situation);
    if (known) return known;
    const made = SITUATIONS[situation](this.office);
    this.cases.set(situation, made);
    return made;
  }

  async itemCode(name = LIGHTNING): Promise<string> {
    return (await this.office.item(name)).itemCode;
  }
}
