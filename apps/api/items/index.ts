export { ItemsController } from './items.controller.js';
export { ItemListQuery, ItemRowView } from './dto/item-views.dto.js';
export { itemRow } from './present-item.js';
