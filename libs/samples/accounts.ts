import type { Post, Role } from '#libs/domain/identity/index.js';
import { DEPARTMENTS, REGIONS } from './organisation.js';
import { ITEMS } from './items/index.js';

/** Password of every sample account and secret of every sample client; production mode refuses both. */
export const SAMPLE_PASSWORD = 'Tongban#2026';

/** A person's sign-in, without its password's hash, which the seed makes. */
interface SampleAccount {
  /** User name: the principal's id. */
  readonly username: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly windowId?: string;
}

/** A business system or terminal that signs in by client credentials. */
interface SampleClient {
  readonly clientId: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly windowId?: string;
}

const owners = [...new Set(ITEMS.map((item) => item.departmentId))];
/** The role in every department that owns a sample item, so that one account drives any of them. */
const inEveryOwner = (role: Role): Post[] => owners.map((departmentId) => ({ role, departmentId }));
const topRegions = REGIONS.filter((region) => region.parent === undefined).map((region) => region.code);
const inEveryRegion = (role: Role): Post[] => topRegions.map((region) => ({ role, region }));

export const ACCOUNTS: readonly SampleAccount[] = [
  { username: 'applicant', name: '张晓明', posts: [{ role: 'applicant' }] },
  { username: 'window', name: '林窗口', posts: [{ role: 'window', region: '441500' }], windowId: 'W-441500-01' },
  { username: 'prereview', name: '陈预审', posts: inEveryOwner('prereview') },
  { username: 'acceptance', name: '黄受理', posts: inEveryOwner('acceptance') },
  { username: 'handler', name: '李承办', posts: inEveryOwner('handler') },
  { username: 'reviewer', name: '王审核', posts: inEveryOwner('reviewer') },
  { username: 'approver', name: '赵批准', posts: inEveryOwner('approver') },
  { username: 'issuer', name: '周发证', posts: inEveryOwner('issuer') },
  { username: 'leader', name: '吴领导', posts: inEveryOwner('leader') },
  { username: 'supervisor', name: '郑督办', posts: inEveryRegion('supervisor') },
  { username: 'itemadmin', name: '孙事项', posts: [{ role: 'itemadmin' }] },
  { username: 'admin', name: '钱管理', posts: [{ role: 'admin' }] },
  { username: 'auditor', name: '冯审计', posts: inEveryRegion('auditor') },
  {
    username: 'other-handler',
    name: '褚承办',
    posts: [{ role: 'handler', departmentId: DEPARTMENTS.henanMarket.id }],
  },
];

export const CLIENTS: readonly SampleClient[] = [
  { clientId: 'biz-construction', name: '河南省建设执业资格注册管理系统', posts: [{ role: 'system' }] },
  {
    clientId: 'kiosk-hall',
    name: '汕尾市政务服务中心自助终端',
    posts: [{ role: 'kiosk', region: '441500' }],
    windowId: 'K-441500-01',
  },
];
