import { ListField, TextField } from '../../http/fields.js';
import { ItemRowView } from '../../items/index.js';

export class IntakeItemView extends ItemRowView {
  @TextField({ max: 100, description: 'Where the item is decided' }) regionName: string;
}
export class IntakeItemsView {
  @ListField(() => IntakeItemView, { maxItems: 100 }) rows: readonly IntakeItemView[];
  @TextField({ max: 200, nullable: true }) nextCursor: string | null;
}
