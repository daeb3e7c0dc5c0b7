import { DEFAULT_ITEM_RULES, type ItemVersion } from '#libs/domain/item/index.js';
import { DEPARTMENTS } from '../organisation.js';
import { EVERY_WAY, EVERYONE, field, itemCode, materials, remedies, threeSteps } from './parts.js';

const department = DEPARTMENTS.fengqiuMarket;

/** 食品经营许可(新办): the 3★ sample, originals checked before acceptance (原件预审). */
export const FOOD_BUSINESS_LICENCE: ItemVersion = {
  itemCode: itemCode(department, '4', '410131012001'),
  version: 1,
  status: 'published',
  name: '食品经营许可(新办)',
  implementationName: '食品经营许可',
  scope: ['封丘县'],
  departmentId: department.id,
  departmentName: department.name,
  region: department.region,
  itemType: '01',
  serviceObjects: EVERYONE,
  handlingForms: ['online', 'window', 'courier'],
  caseType: 'promised',
  serviceMode: 'original_pre_review',
  visits: 2,
  legalLimit: { unit: 'working_day', budget: 10 },
  promisedLimit: { unit: 'working_day', budget: 5 },
  joint: false,
  toleratesMissing: true,
  specialProcedure: true,
  specialProcedureIntermediary: false,
  acceptanceStandard: [
    '(1)先行取得营业执照等合法主体资格;',
    '(2)具有与经营的食品品种、数量相适应的场所、设备设施和布局;',
    '(3)有食品安全管理人员和保证食品安全的规章制度。',
  ].join('\n'),
  onlineProcess:
    '申请人网上填报并上传材料,预审通过后携原件到任一大厅核验;受理后材料审查,必要时现场核查,作出决定并送达。',
  windowProcess: '申请人到大厅综合窗口提交材料,窗口核验原件后收件,审批部门作出决定后在所选窗口领取或寄送。',
  legalBasis: [
    '《中华人民共和国食品安全法》第三十五条',
    '《食品经营许可和备案管理办法》(国家市场监督管理总局令第78号)',
  ],
  remedies: remedies('封丘县人民政府'),
  materials: materials([
    { id: 'application', name: '食品经营许可申请书', notes: '申请人签字或加盖公章' },
    {
      id: 'business-licence',
      name: '营业执照或者其他主体资格证明文件',
      type: 'copy',
      notes: '现场核验原件',
      eLicence: true,
      eLicenceCatalogue: '营业执照',
      exempt: true,
      exemptMeasure: '电子证照',
    },
    { id: 'layout', name: '经营场所和设备设施布局、操作流程文件', notes: '标明面积、设备位置和流程走向' },
    { id: 'safety-rules', name: '食品安全自查、从业人员健康管理等规章制度目录清单', notes: '加盖公章' },
    { id: 'authorisation', name: '授权委托书', necessity: 'optional', notes: '委托代理人办理的提交' },
    {
      id: 'manager',
      name: '食品安全管理人员培训合格证明',
      necessity: 'tolerated',
      type: 'copy',
      notes: '可在许可决定前后补',
    },
  ]),
  results: [{ name: '食品经营许可证', eLicence: true, eLicenceCatalogue: '食品经营许可证', validMonths: 60 }],
  steps: threeSteps({}, [3, 1, 1]),
  form: [
    field('projectName', '申办项目名称'),
    field('shopName', '经营场所名称'),
    field('businessAddress', '经营场所地址', { maxLength: 300 }),
    field('businessType', '主体业态', {
      type: 'choice',
      choices: ['食品销售经营者', '餐饮服务经营者', '集中用餐单位食堂'],
    }),
    field('businessItems', '经营项目', { maxLength: 500 }),
    field('area', '经营面积(平方米)', { type: 'number' }),
  ],
  deliveryMethods: EVERY_WAY,
  // 食品经营许可和备案管理办法: extension of 5 working days, licence handed over within 5.
  rules: { ...DEFAULT_ITEM_RULES, extensionMaxDays: 5, issuanceDays: 5 },
};
