/** 区划 by GB/T 2260. */
interface SampleRegion {
  readonly code: string;
  readonly name: string;
  /** 行使层级: 2 province, 3 city, 4 county. */
  readonly level: '2' | '3' | '4';
  readonly parent?: string;
  readonly calendarId: string;
}

/** 部门. `shortName` heads its document numbers: 地区机关简称 (domain facts §4). */
export interface SampleDepartment {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** 统一社会信用代码, GB 32100 check character computed; the organ part is made up. */
  readonly creditCode: string;
  readonly region: string;
  readonly phone: string;
}

interface SampleHall {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly address: string;
  readonly openingHours: string;
}

/** 窗口: `general` is a 通办 window that takes in any item; `issuing` belongs to a department. */
interface SampleWindow {
  readonly id: string;
  readonly name: string;
  readonly hallId: string;
  readonly kind: 'general' | 'issuing' | 'kiosk';
  readonly departmentId?: string;
}

export const REGIONS: readonly SampleRegion[] = [
  { code: '441500', name: '汕尾市', level: '3', calendarId: '441500' },
  { code: '410000', name: '河南省', level: '2', calendarId: 'CN' },
  { code: '410727', name: '封丘县', level: '4', parent: '410000', calendarId: 'CN' },
];

export const DEPARTMENTS = {
  shanweiMeteorology: {
    id: 'shanwei-meteorology',
    name: '汕尾市气象局',
    shortName: '汕气象',
    creditCode: '1144150000712345X6',
    region: '441500',
    phone: '0660-3390001',
  },
  shanweiHousing: {
    id: 'shanwei-housing',
    name: '汕尾市住房和城乡建设局',
    shortName: '汕住建',
    creditCode: '114415000071245670',
    region: '441500',
    phone: '0660-3390002',
  },
  henanHousing: {
    id: 'henan-housing',
    name: '河南省住房和城乡建设厅',
    shortName: '豫建',
    creditCode: '11410000005181234C',
    region: '410000',
    phone: '0371-66000001',
  },
  henanMarket: {
    id: 'henan-market',
    name: '河南省市场监督管理局',
    shortName: '豫市监',
    creditCode: '11410000MB1A23457N',
    region: '410000',
    phone: '0371-66000002',
  },
  fengqiuMarket: {
    id: 'fengqiu-market',
    name: '封丘县市场监督管理局',
    shortName: '封市监',
    creditCode: '11410727MB1B34560H',
    region: '410727',
    phone: '0373-8290001',
  },
  fengqiuLand: {
    id: 'fengqiu-land',
    name: '封丘县自然资源局',
    shortName: '封自然资',
    creditCode: '11410727MB1C456746',
    region: '410727',
    phone: '0373-8290002',
  },
} as const satisfies Record<string, SampleDepartment>;

const hours = '星期一至星期五：上午09:00-12:00，下午13:30-17:00';
export const HALLS: readonly SampleHall[] = [
  {
    id: 'hall-441500',
    name: '汕尾市政务服务中心',
    region: '441500',
    address: '汕尾市城区香洲路 1 号',
    openingHours: hours,
  },
  {
    id: 'hall-410000',
    name: '河南省政务服务中心',
    region: '410000',
    address: '郑州市郑东新区金水东路 1 号',
    openingHours: hours,
  },
  {
    id: 'hall-410727',
    name: '封丘县政务服务中心',
    region: '410727',
    address: '新乡市封丘县幸福路 1 号',
    openingHours: hours,
  },
];

export const WINDOWS: readonly SampleWindow[] = [
  { id: 'W-441500-01', name: '全市通办窗口 01', hallId: 'hall-441500', kind: 'general' },
  {
    id: 'W-441500-11',
    name: '气象发证窗口',
    hallId: 'hall-441500',
    kind: 'issuing',
    departmentId: 'shanwei-meteorology',
  },
  { id: 'W-441500-12', name: '住建发证窗口', hallId: 'hall-441500', kind: 'issuing', departmentId: 'shanwei-housing' },
  { id: 'K-441500-01', name: '自助终端 01', hallId: 'hall-441500', kind: 'kiosk' },
  { id: 'W-410000-01', name: '全省通办窗口 01', hallId: 'hall-410000', kind: 'general' },
  { id: 'W-410000-11', name: '住建发证窗口', hallId: 'hall-410000', kind: 'issuing', departmentId: 'henan-housing' },
  { id: 'W-410000-12', name: '市场监管发证窗口', hallId: 'hall-410000', kind: 'issuing', departmentId: 'henan-market' },
  { id: 'W-410727-01', name: '全省通办窗口 01', hallId: 'hall-410727', kind: 'general' },
  {
    id: 'W-410727-11',
    name: '市场监管发证窗口',
    hallId: 'hall-410727',
    kind: 'issuing',
    departmentId: 'fengqiu-market',
  },
  { id: 'W-410727-12', name: '不动产发证窗口', hallId: 'hall-410727', kind: 'issuing', departmentId: 'fengqiu-land' },
];
