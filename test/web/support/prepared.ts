import { Office } from '../../support/office.js';
import { LIGHTNING, STAGES } from './step-cases.js';

const MANY_WORDS = '海丰县城东镇安东村第一百二十八号地块商住综合楼及其附属地下车库、配电房、水泵房防雷装置';

/** A case with very long names and opinions. */
export async function longWords(office: Office): Promise<string> {
  const applicant = {
    type: 'enterprise',
    name: '汕尾市海丰县城东镇安东村股份合作经济联合社建筑安装工程有限责任公司第二分公司',
    idType: 'credit_code',
    idNo: '91350100M000100Y43',
    phone: '13800138000',
  };
  const caseNo = await STAGES.preReview(office, { applicant, form: { projectName: MANY_WORDS.repeat(3) } });
  await office.give(caseNo, 'pass-pre-review', { opinion: `${MANY_WORDS}的申请材料齐全,符合法定形式。`.repeat(6) });
  return caseNo;
}

type Way = (office: Office) => Promise<string>;

/** Cases and reports in every situation that a page is looked at in, each made when first asked for and then kept. */
export class Prepared {
  readonly office: Office;
  private readonly made = new Map<Way, Promise<string>>();

  constructor(url: string) {
    this.office = new Office(url);
  }

  /** The number of the case, or what else names the thing, that `way` brought about. */
  of(way: Way): Promise<string> {
    const known = this.made.get(way);
    if (known) return known;
    const making = way(this.office);
    this.made.set(way, making);
    return making;
  }

  async itemCode(name = LIGHTNING): Promise<string> {
    return (await this.office.item(name)).itemCode;
  }
}
