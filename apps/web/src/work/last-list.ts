import type { MenuQueue } from './queues';
import type { QueueSearch } from './search';

interface List {
  readonly queue: MenuQueue;
  readonly search: QueueSearch;
}

let last: List = { queue: 'todo', search: {} };

/** The list that was open last in this page, with its filters: where 返回列表 leads. */
export const lastList = (): List => last;
export const keepList = (list: List): void => void (last = list);
