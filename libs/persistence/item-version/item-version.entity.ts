import { Entity, PrimaryColumn } from 'typeorm';
import type { ItemVersion } from '#libs/domain/item/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Instant, Json, Key, optional, Text } from '../database/columns.js';

/** 事项版本: once published it is only ever withdrawn (a trigger sees to it). */
@Entity('item_version')
export class ItemVersionEntity {
  @Key() itemCode: string;
  @PrimaryColumn('integer') version: number;
  @Text() status: ItemVersion['status'];
  @Text() name: string;
  /** The item version without `status`, which is the column's. */
  @Json() definition: Omit<ItemVersion, 'status'>;
  @Instant(optional) publishedAt: EpochMs | null;
}
