import { describe, expect, it } from 'vitest';
import { checkCalendarYear } from '#libs/domain/calendar/index.js';
import { checkCreditCode } from '#libs/domain/codes/index.js';
import { type CaseScope, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import { SERVICE_MODES } from '#libs/domain/item/index.js';
import {
  ACCOUNTS,
  CALENDARS,
  CLIENTS,
  CONSTRUCTOR_REGISTRATION,
  DEPARTMENTS,
  HALLS,
  ITEMS,
  LIGHTNING_COMPLETION,
  REGIONS,
  WINDOWS,
} from './index.js';

const departments = Object.values(DEPARTMENTS);
const scopeOf = (item: (typeof ITEMS)[number]): CaseScope => ({
  caseNo: 'x',
  ownerId: 'applicant',
  departmentId: item.departmentId,
  region: item.region,
  intakeWindow: 'W-441500-01',
  systemClients: item.steps.flatMap((step) => step.systemClient ?? []),
  simulated: false,
  stage: 'under_approval',
  readers: [],
});

describe('the sample organisation', () => {
  it('has three regions with two departments each, halls and windows', () => {
    for (const { code, calendarId } of REGIONS) {
      expect(departments.filter((department) => department.region === code)).toHaveLength(2);
      expect(HALLS.filter((hall) => hall.region === code)).toHaveLength(1);
      expect(CALENDARS.map((calendar) => calendar.id)).toContain(calendarId);
    }
    for (const window of WINDOWS) expect(HALLS.map((hall) => hall.id)).toContain(window.hallId);
  });

  it.each(departments.map((department) => [department.name, department] as const))(
    '%s has a true credit code',
    (_n, own) => {
      expect(checkCreditCode(own.creditCode)).toBeUndefined();
      expect(own.creditCode.slice(2, 8)).toBe(own.region);
    },
  );

  it('has calendars without a fault', () => {
    for (const calendar of CALENDARS) expect(calendar.years.flatMap(checkCalendarYear)).toEqual([]);
  });
});

describe('the sample items', () => {
  it('hold every element of 防雷装置竣工验收 as source 003 prints it', () => {
    expect(LIGHTNING_COMPLETION).toMatchObject({
      name: '防雷装置竣工验收',
      scope: ['汕尾市', '海丰县', '陆河县', '陆丰市'],
      caseType: 'immediate',
      visits: 0,
      legalLimit: { unit: 'working_day', budget: 10 },
      promisedLimit: { unit: 'working_day', budget: 1 },
      toleratesMissing: true,
      specialProcedure: true,
      specialProcedureIntermediaryName: '出具防雷装置竣工检测报告',
      results: [{ name: '防雷装置验收意见书', eLicence: true, eLicenceCatalogue: '防雷装置验收意见书' }],
    });
    expect(LIGHTNING_COMPLETION.serviceObjects).toHaveLength(6);
    expect(LIGHTNING_COMPLETION.handlingForms).toHaveLength(3);
    const rows = LIGHTNING_COMPLETION.materials.map((line) => [
      line.name,
      line.necessity,
      line.type,
      line.exemptMeasure,
    ]);
    expect(rows).toEqual([
      ['《防雷装置竣工验收申请书》', 'mandatory', 'original', undefined],
      ['防雷装置竣工图纸', 'mandatory', 'original', undefined],
      ['施工单位的资质证', 'tolerated', 'copy', '电子证照'],
      ['授权委托书', 'tolerated', 'original', undefined],
    ]);
  });

  it('let the business system decide 承办, 审核 and 批准 of 二级建造师注册资格认定', () => {
    expect(CONSTRUCTOR_REGISTRATION.legalLimit).toEqual({ unit: 'working_day', budget: 20 });
    expect(CONSTRUCTOR_REGISTRATION.steps.map((step) => [step.name, step.systemClient])).toEqual([
      ['承办', 'biz-construction'],
      ['审核', 'biz-construction'],
      ['批准', 'biz-construction'],
    ]);
  });

  it('cover each service mode, each code once, each with its department’s credit code', () => {
    expect(new Set(ITEMS.map((item) => item.serviceMode))).toEqual(new Set(Object.keys(SERVICE_MODES)));
    expect(new Set(ITEMS.map((item) => item.itemCode)).size).toBe(ITEMS.length);
    for (const item of ITEMS) {
      const owner = departments.find((department) => department.id === item.departmentId);
      expect(item.itemCode).toMatch(new RegExp(`^${owner?.creditCode}\\d{13}$`));
      expect([item.departmentName, item.region]).toEqual([owner?.name, owner?.region]);
    }
    expect(ITEMS.filter((item) => item.fee).map((item) => item.serviceMode)).toEqual(['original_verification']);
  });
});

describe('the sample accounts', () => {
  it.each<Role>([
    'window',
    'prereview',
    'acceptance',
    'handler',
    'reviewer',
    'approver',
    'issuer',
    'leader',
    'supervisor',
    'auditor',
  ])('%s may act on a case of every sample item', (role) => {
    const account = ACCOUNTS.find((one) => one.username === role)!;
    for (const item of ITEMS) expect(rolesOnCase({ id: role, ...account }, scopeOf(item))).toContain(role);
  });

  it('other-handler sees no case of any sample item', () => {
    const other = ACCOUNTS.find((account) => account.username === 'other-handler')!;
    for (const item of ITEMS) expect(rolesOnCase({ id: other.username, ...other }, scopeOf(item))).toEqual([]);
  });

  it('biz-construction reaches the cases of its own item only', () => {
    const client = CLIENTS.find((one) => one.clientId === 'biz-construction')!;
    const reached = ITEMS.filter((item) => rolesOnCase({ id: client.clientId, ...client }, scopeOf(item)).length > 0);
    expect(reached).toEqual([CONSTRUCTOR_REGISTRATION]);
  });

  it('have user names that are used once, and windows that exist', () => {
    const names = [...ACCOUNTS.map((account) => account.username), ...CLIENTS.map((client) => client.clientId)];
    expect(new Set(names).size).toBe(names.length);
    for (const { windowId } of [...ACCOUNTS, ...CLIENTS]) {
      if (windowId) expect(WINDOWS.map((window) => window.id)).toContain(windowId);
    }
  });
});
