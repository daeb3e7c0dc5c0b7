import { describe, expect, it } from 'vitest';
import { ITEMS, LIGHTNING_COMPLETION } from '#libs/samples/index.js';
import { checkItemVersion } from './check.js';
import type { ItemVersion, Material } from './index.js';

/** The sample item with some of its elements changed, as an item administrator might by mistake. */
const changed = (own: Partial<ItemVersion>): ItemVersion => ({ ...LIGHTNING_COMPLETION, ...own });
const withMaterial = (own: Partial<Material>): ItemVersion =>
  changed({ materials: LIGHTNING_COMPLETION.materials.map((line, i) => (i === 0 ? { ...line, ...own } : line)) });
const [handle, review, approve] = LIGHTNING_COMPLETION.steps;
const codes = (item: ItemVersion): string[] => checkItemVersion(item).map((problem) => problem.code);
const unknown = (value: string): never => value as never;

describe('an item version before publication', () => {
  it.each(ITEMS.map((item) => [item.name, item] as const))('%s has nothing wrong', (_name, item) => {
    expect(checkItemVersion(item)).toEqual([]);
  });

  it.each<[string, ItemVersion, string, string]>([
    [
      'promise longer than the law',
      changed({ promisedLimit: { unit: 'working_day', budget: 11 } }),
      'ITEM_PROMISE_EXCEEDS_LEGAL',
      '/promisedLimit',
    ],
    [
      'promise of 241 hours within 10 days',
      changed({ promisedLimit: { unit: 'hour', budget: 241 } }),
      'ITEM_PROMISE_EXCEEDS_LEGAL',
      '/promisedLimit',
    ],
    [
      'promise in natural days',
      changed({ promisedLimit: { unit: 'calendar_day', budget: 1 } }),
      'ITEM_LIMIT_UNITS_DIFFER',
      '/promisedLimit/unit',
    ],
    [
      'a promise of nothing',
      changed({ promisedLimit: { unit: 'working_day', budget: 0 } }),
      'ITEM_NUMBER_OUT_OF_RANGE',
      '/promisedLimit/budget',
    ],
    ['a visit to a fully online item', changed({ visits: 1 }), 'ITEM_VISITS_EXCEED_MODE', '/visits'],
    ['fully online, window only', changed({ handlingForms: ['window'] }), 'ITEM_ONLINE_NOT_OFFERED', '/handlingForms'],
    [
      'fully online, collected only',
      changed({ deliveryMethods: ['window'] }),
      'ITEM_DELIVERY_NEEDS_VISIT',
      '/deliveryMethods',
    ],
    [
      'intermediary without its name',
      changed({ specialProcedureIntermediaryName: ' ' }),
      'ITEM_INTERMEDIARY_NAME_MISSING',
      '/specialProcedureIntermediaryName',
    ],
    [
      'intermediary of no procedure',
      changed({ specialProcedure: false }),
      'ITEM_INTERMEDIARY_WITHOUT_PROCEDURE',
      '/specialProcedureIntermediary',
    ],
    [
      'tolerated line, item tolerates none',
      changed({ toleratesMissing: false }),
      'MATERIAL_TOLERATED_NOT_ALLOWED',
      '/materials/2/necessity',
    ],
    [
      'unknown necessity',
      withMaterial({ necessity: unknown('看情况') }),
      'ITEM_VALUE_UNKNOWN',
      '/materials/0/necessity',
    ],
    ['unknown form', withMaterial({ form: unknown('口头') }), 'ITEM_VALUE_UNKNOWN', '/materials/0/form'],
    ['unknown type', withMaterial({ type: unknown('照片') }), 'ITEM_VALUE_UNKNOWN', '/materials/0/type'],
    ['no copy of a paper material', withMaterial({ copies: 0 }), 'ITEM_NUMBER_OUT_OF_RANGE', '/materials/0/copies'],
    [
      'linked material without catalogue',
      withMaterial({ eLicence: true }),
      'MATERIAL_CATALOGUE_MISSING',
      '/materials/0/eLicenceCatalogue',
    ],
    [
      'exempt without measure',
      withMaterial({ exempt: true }),
      'MATERIAL_EXEMPT_MEASURE_MISSING',
      '/materials/0/exemptMeasure',
    ],
    [
      'intermediary material without item',
      withMaterial({ intermediary: true }),
      'MATERIAL_INTERMEDIARY_ITEM_MISSING',
      '/materials/0/intermediaryItem',
    ],
    ['material id twice', withMaterial({ id: 'drawings' }), 'ITEM_VALUE_TWICE', '/materials/1'],
    [
      'linked result without catalogue',
      changed({ results: [{ name: '意见书', eLicence: true }] }),
      'RESULT_CATALOGUE_MISSING',
      '/results/0/eLicenceCatalogue',
    ],
    ['no result', changed({ results: [] }), 'ITEM_LIST_EMPTY', '/results'],
    ['no step', changed({ steps: [] }), 'ITEM_LIST_EMPTY', '/steps'],
    [
      'step name twice',
      changed({ steps: [handle!, { ...review!, name: handle!.name }, approve!] }),
      'ITEM_VALUE_TWICE',
      '/steps/1',
    ],
    [
      'a step for the window',
      changed({ steps: [{ ...handle!, role: unknown('window') }] }),
      'ITEM_VALUE_UNKNOWN',
      '/steps/0/role',
    ],
    [
      'step longer than the law',
      changed({ steps: [{ ...handle!, limit: { unit: 'working_day', budget: 11 } }] }),
      'ITEM_STEP_EXCEEDS_LEGAL',
      '/steps/0/limit',
    ],
    [
      'unknown service object',
      changed({ serviceObjects: [unknown('外星人')] }),
      'ITEM_VALUE_UNKNOWN',
      '/serviceObjects/0',
    ],
    [
      'no handling form',
      changed({ handlingForms: [], serviceMode: unknown('六星') }),
      'ITEM_LIST_EMPTY',
      '/handlingForms',
    ],
    ['unknown mode', changed({ serviceMode: unknown('六星') }), 'ITEM_VALUE_UNKNOWN', '/serviceMode'],
    ['name left out', changed({ name: '  ' }), 'ITEM_TEXT_MISSING', '/name'],
    ['window process left out', changed({ windowProcess: '' }), 'ITEM_TEXT_MISSING', '/windowProcess'],
    [
      'credit code mistyped',
      changed({ itemCode: `2${LIGHTNING_COMPLETION.itemCode.slice(1)}` }),
      'ITEM_CODE_WRONG',
      '/itemCode',
    ],
    [
      '30 characters of code',
      changed({ itemCode: LIGHTNING_COMPLETION.itemCode.slice(0, 30) }),
      'ITEM_CODE_WRONG',
      '/itemCode',
    ],
    ['region by name', changed({ region: '汕尾' }), 'ITEM_REGION_WRONG', '/region'],
    [
      'fee with three decimals',
      changed({ fee: { amount: '1.005', basis: '文件' } }),
      'FEE_AMOUNT_INVALID',
      '/fee/amount',
    ],
    ['fee of nothing', changed({ fee: { amount: '0.00', basis: '文件' } }), 'FEE_AMOUNT_INVALID', '/fee/amount'],
    ['fee with a float error', changed({ fee: { amount: '1e2', basis: '文件' } }), 'FEE_AMOUNT_INVALID', '/fee/amount'],
    [
      'choice of nothing',
      changed({ form: [{ name: 'kind', label: '类别', type: 'choice', required: true }] }),
      'FORM_CHOICES_MISSING',
      '/form/0/choices',
    ],
    [
      'field name in Chinese',
      changed({ form: [{ name: '类别', label: '类别', type: 'text', required: true }] }),
      'FORM_NAME_WRONG',
      '/form/0/name',
    ],
    [
      'extension of 11 days',
      changed({ rules: { ...LIGHTNING_COMPLETION.rules, extensionMaxDays: 11 } }),
      'ITEM_NUMBER_OUT_OF_RANGE',
      '/rules/extensionMaxDays',
    ],
    [
      'local limit longer than the law',
      changed({ rules: { ...LIGHTNING_COMPLETION.rules, acceptanceLocalDays: 4, acceptanceLegalDays: 3 } }),
      'RULES_LOCAL_EXCEEDS_LEGAL',
      '/rules/acceptanceLocalDays',
    ],
  ])('%s is told', (_what, item, code, path) => {
    expect(checkItemVersion(item)).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('allows what looks odd but is right', () => {
    expect(codes(changed({ promisedLimit: { unit: 'working_day', budget: 10 } }))).toEqual([]);
    expect(codes(changed({ promisedLimit: { unit: 'hour', budget: 4 } }))).toEqual([]);
    expect(codes(changed({ joint: true, rules: { ...LIGHTNING_COMPLETION.rules, extensionMaxDays: 15 } }))).toEqual([]);
    expect(codes(changed({ form: [] }))).toEqual([]);
  });

  it('tells all problems at once, each in both languages and without a placeholder left', () => {
    const found = checkItemVersion(
      changed({
        name: '',
        itemCode: '',
        steps: [],
        visits: 9,
        serviceObjects: [],
        promisedLimit: { unit: 'working_day', budget: 99 },
      }),
    );
    expect(found.length).toBeGreaterThanOrEqual(6);
    for (const { zh, en } of found) {
      expect(zh).toMatch(/[\u4e00-\u9fff].*[。::]/);
      expect(en).toMatch(/[a-z]/);
      expect(zh + en).not.toMatch(/[{}]|undefined|\[object/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
