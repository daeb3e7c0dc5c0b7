import { expect, it } from 'vitest';
import { LIGHTNING_COMPLETION } from '#libs/samples/items/lightning-completion.js';
import { conditionsOf } from './conditions.js';

it('makes one condition of each numbered line and none of the words that introduce them', () => {
  const conditions = conditionsOf(LIGHTNING_COMPLETION.acceptanceStandard);
  expect(conditions.map(({ id }) => id)).toEqual(['条件(1)', '条件(2)', '条件(3)', '条件(4)']);
  expect(conditions[3]).toEqual({ id: '条件(4)', text: '安装的防雷产品技术参数与设计报审阶段一致;' });
});

it('takes a standard without numbers as one condition, an empty one as none', () => {
  expect(conditionsOf('符合法定条件')).toEqual([{ id: '条件(1)', text: '符合法定条件' }]);
  expect(conditionsOf('  ')).toEqual([]);
});
