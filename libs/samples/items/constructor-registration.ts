import { DEFAULT_ITEM_RULES, type ItemVersion } from '#libs/domain/item/index.js';
import { DEPARTMENTS } from '../organisation.js';
import { EVERY_WAY, field, itemCode, materials, remedies, threeSteps } from './parts.js';

const department = DEPARTMENTS.henanHousing;

/**
 * 二级建造师注册资格认定: source document 002, 示例. 20 working days without the publicity (公示), which is the special
 * procedure; the provincial registration system (biz-construction) may decide each step.
 */
export const CONSTRUCTOR_REGISTRATION: ItemVersion = {
  itemCode: itemCode(department, '2', '410117042000'),
  version: 1,
  status: 'published',
  name: '二级建造师注册资格认定',
  implementationName: '二级建造师注册资格认定',
  scope: ['河南省'],
  departmentId: department.id,
  departmentName: department.name,
  region: department.region,
  itemType: '01',
  serviceObjects: ['natural_person', 'enterprise'],
  handlingForms: ['online', 'window', 'courier'],
  caseType: 'promised',
  serviceMode: 'original_pre_review',
  visits: 1,
  legalLimit: { unit: 'working_day', budget: 20 },
  promisedLimit: { unit: 'working_day', budget: 12 },
  joint: false,
  toleratesMissing: true,
  specialProcedure: true,
  specialProcedureIntermediary: false,
  acceptanceStandard: [
    '(1)取得二级建造师资格证书并受聘于一个相关单位;',
    '(2)逾期申请初始注册的,达到继续教育要求;',
    '(3)无《注册建造师管理规定》第十五条所列不予注册的情形;',
    '(4)纸质材料与网上提交的电子材料一致。',
  ].join('\n'),
  onlineProcess:
    '申请人网上填报并上传材料,市级主管部门网上预审;通过后到任一大厅由窗口人员现场核验纸质材料与电子材料无异即收件,省级主管部门实质审查、公示并作出决定。公示时间不计入法定期限。',
  windowProcess:
    '申请人到就近大厅综合窗口申报,窗口依照省级业务手册审核材料、查验原件,符合标准的收件登记并出具收件通知书,不符合的一次性告知需补齐补正的全部内容;线下材料流转给市级主管部门存档备查。',
  legalBasis: ['《中华人民共和国建筑法》第十四条', '《注册建造师管理规定》(建设部令第153号)第七条、第九条'],
  remedies: remedies('河南省人民政府'),
  materials: materials([
    { id: 'application', name: '二级建造师初始注册申请表', notes: '申请人签字,聘用单位加盖公章' },
    {
      id: 'qualification',
      name: '二级建造师执业资格证书',
      type: 'copy',
      notes: '现场核验原件',
      eLicence: true,
      eLicenceCatalogue: '二级建造师执业资格证书',
    },
    { id: 'identity', name: '申请人身份证明', type: 'copy', notes: '现场核验原件' },
    { id: 'contract', name: '与聘用单位签订的劳动合同', type: 'copy', notes: '合同在有效期内,加盖聘用单位公章' },
    {
      id: 'education',
      name: '继续教育合格证明',
      necessity: 'tolerated',
      type: 'copy',
      notes: '逾期申请初始注册的提交,可按省级容缺受理标准后补',
    },
  ]),
  results: [{ name: '二级建造师注册证书', eLicence: true, eLicenceCatalogue: '二级建造师注册证书', validMonths: 36 }],
  steps: threeSteps({ systemClient: 'biz-construction' }, [6, 4, 2]),
  form: [
    field('projectName', '申办项目名称'),
    field('registrationType', '注册类别', {
      type: 'choice',
      choices: ['初始注册', '延续注册', '变更注册', '增项注册', '注销注册'],
    }),
    field('specialty', '注册专业', {
      type: 'choice',
      choices: ['建筑工程', '公路工程', '水利水电工程', '市政公用工程', '矿业工程', '机电工程'],
    }),
    field('qualificationNo', '资格证书编号', { maxLength: 50, personal: true }),
    field('employer', '聘用单位'),
  ],
  deliveryMethods: EVERY_WAY,
  rules: DEFAULT_ITEM_RULES,
};
