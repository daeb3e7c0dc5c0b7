import { DEFAULT_ITEM_RULES, type ItemVersion } from '#libs/domain/item/index.js';
import { DEPARTMENTS } from '../organisation.js';
import { EVERY_WAY, EVERYONE, field, itemCode, materials, remedies, threeSteps } from './parts.js';

const department = DEPARTMENTS.shanweiMeteorology;

/** 防雷装置竣工验收: source document 003, 附件1-1 样例, every element as printed there. */
export const LIGHTNING_COMPLETION: ItemVersion = {
  itemCode: itemCode(department, '3', '440154003000'),
  version: 1,
  status: 'published',
  name: '防雷装置竣工验收',
  implementationName: '防雷装置竣工验收',
  scope: ['汕尾市', '海丰县', '陆河县', '陆丰市'],
  departmentId: department.id,
  departmentName: department.name,
  region: department.region,
  itemType: '01',
  serviceObjects: EVERYONE,
  handlingForms: ['online', 'window', 'courier'],
  caseType: 'immediate',
  serviceMode: 'fully_online',
  visits: 0,
  legalLimit: { unit: 'working_day', budget: 10 },
  promisedLimit: { unit: 'working_day', budget: 1 },
  joint: false,
  toleratesMissing: true,
  specialProcedure: true,
  specialProcedureIntermediary: true,
  specialProcedureIntermediaryName: '出具防雷装置竣工检测报告',
  acceptanceStandard: [
    '符合以下全部条件的个人和企业可以提出申请:',
    '(1)防雷装置设计已通过市(县、区)气象主管机构审核,取得《防雷装置设计核准意见书》;',
    '(2)新建、改建、扩建工程的防雷装置必须与主体工程同时施工,施工单位具备国家规定的相应资质;',
    '(3)按照经审核批准的施工图施工,施工记录完整,且通过具备防雷装置检测资质机构的检测,各分项工程质量验收符合《建筑物防雷工程施工与质量验收规范》(GB50601—2010)和其他国家现行技术规范标准;',
    '(4)安装的防雷产品技术参数与设计报审阶段一致;',
  ].join('\n'),
  onlineProcess:
    '申请人登录政务服务网选择本事项,填写申请表并上传材料;市气象局预审、受理后承办、审核、批准;办结后签发电子证照,或按申请人选择寄送纸质结果。',
  windowProcess:
    '申请人可到就近的实体大厅提出申请并交材料,窗口核验身份后收件;材料为电子版的线上流转,为纸质的寄送属地受理人员;属地部门审批后通过物流速递或网络方式送达结果。',
  legalBasis: ['《气象灾害防御条例》第二十三条', '《雷电防护装置设计审核和竣工验收规定》(中国气象局令第37号)'],
  remedies: remedies('汕尾市人民政府'),
  materials: materials([
    { id: 'application', name: '《防雷装置竣工验收申请书》', notes: '加盖公章' },
    { id: 'drawings', name: '防雷装置竣工图纸', notes: '加盖施工单位竣工图章并在相应位置签字' },
    {
      id: 'qualification',
      name: '施工单位的资质证',
      necessity: 'tolerated',
      type: 'copy',
      notes: '核对原件,资质证需加盖施工单位公章。施工单位必须具备该项目相应行业总承包施工资质,且资质证在有效期内。',
      eLicence: true,
      eLicenceCatalogue: '建筑业企业资质证书',
      exempt: true,
      exemptMeasure: '电子证照',
    },
    { id: 'authorisation', name: '授权委托书', necessity: 'tolerated', notes: '加盖公章' },
  ]),
  results: [{ name: '防雷装置验收意见书', eLicence: true, eLicenceCatalogue: '防雷装置验收意见书' }],
  steps: threeSteps(),
  form: [
    field('projectName', '项目名称'),
    field('projectAddress', '项目地址', { maxLength: 300 }),
    field('constructionUnit', '施工单位'),
    field('designApprovalNo', '《防雷装置设计核准意见书》编号', { maxLength: 100 }),
    field('inspectionReportNo', '防雷装置竣工检测报告编号', { maxLength: 100 }),
    field('buildingArea', '建筑面积(平方米)', { type: 'number' }),
  ],
  deliveryMethods: EVERY_WAY,
  rules: DEFAULT_ITEM_RULES,
};
