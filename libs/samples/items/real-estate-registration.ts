import { DEFAULT_ITEM_RULES, type ItemVersion } from '#libs/domain/item/index.js';
import { DEPARTMENTS } from '../organisation.js';
import { EVERY_WAY, EVERYONE, field, itemCode, materials, remedies, threeSteps } from './parts.js';

const department = DEPARTMENTS.fengqiuLand;

/** 房屋所有权转移登记: the 4★ sample, originals checked and the fee paid before issue (原件核验). */
export const REAL_ESTATE_REGISTRATION: ItemVersion = {
  itemCode: itemCode(department, '4', '410715021003'),
  version: 1,
  status: 'published',
  name: '国有建设用地使用权及房屋所有权转移登记(住宅)',
  implementationName: '国有建设用地使用权及房屋所有权登记',
  scope: ['封丘县'],
  departmentId: department.id,
  departmentName: department.name,
  region: department.region,
  itemType: '07',
  serviceObjects: EVERYONE,
  handlingForms: ['online', 'window', 'courier'],
  caseType: 'promised',
  serviceMode: 'original_verification',
  visits: 1,
  legalLimit: { unit: 'working_day', budget: 30 },
  promisedLimit: { unit: 'working_day', budget: 5 },
  joint: false,
  toleratesMissing: false,
  specialProcedure: true,
  specialProcedureIntermediary: false,
  acceptanceStandard: [
    '(1)不动产已经登记,权属清楚、无争议;',
    '(2)转移双方真实意思表示一致,网签备案完成;',
    '(3)不存在依法限制登记的查封、异议等情形。',
  ].join('\n'),
  onlineProcess:
    '申请人网上填报并上传材料,登记机构先行审核登簿;通知申请人携原件到任一大厅一次核验并缴纳登记费后发放不动产权证书,也可领取电子证照。',
  windowProcess: '申请人到大厅综合窗口提交材料,登记机构审核登簿;领证时核验原件、缴费,一次办结。',
  legalBasis: ['《中华人民共和国民法典》第二百零九条', '《不动产登记暂行条例》第十六条、第二十条'],
  remedies: remedies('封丘县人民政府'),
  materials: materials([
    { id: 'application', name: '不动产登记申请书', notes: '转移双方签字' },
    { id: 'identity', name: '申请人身份证明', type: 'copy', notes: '领证时核验原件' },
    {
      id: 'title',
      name: '不动产权属证书',
      notes: '领证时核验并收回原件',
      eLicence: true,
      eLicenceCatalogue: '不动产权证书',
    },
    { id: 'contract', name: '房屋买卖合同', notes: '已网签备案' },
    {
      id: 'tax',
      name: '契税完税凭证',
      type: 'copy',
      notes: '部门共享获取',
      exempt: true,
      exemptMeasure: '数据共享',
    },
  ]),
  results: [{ name: '不动产权证书', eLicence: true, eLicenceCatalogue: '不动产权证书' }],
  steps: threeSteps({}, [3, 1, 1]),
  form: [
    field('projectName', '申办项目名称'),
    field('location', '不动产坐落', { maxLength: 300, personal: true }),
    field('unitNo', '不动产单元号', { maxLength: 28 }),
    field('area', '建筑面积(平方米)', { type: 'number' }),
    field('transferReason', '转移原因', { type: 'choice', choices: ['买卖', '赠与', '继承', '互换', '其他'] }),
  ],
  fee: {
    amount: '80.00',
    basis: '《关于不动产登记收费标准等有关问题的通知》(发改价格规〔2016〕2559号):住宅类每件 80 元',
  },
  deliveryMethods: EVERY_WAY,
  rules: DEFAULT_ITEM_RULES,
};
