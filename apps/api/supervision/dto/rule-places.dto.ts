import { ListField, TextField } from '../../http/fields.js';

class RulePlaceView {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 300 }) name: string;
}
/** To what a rule may be narrowed, beside items. */
export class RulePlacesView {
  @ListField(() => RulePlaceView, { maxItems: 100_000 }) regions: readonly RulePlaceView[];
  @ListField(() => RulePlaceView, { maxItems: 100_000 }) departments: readonly RulePlaceView[];
}
