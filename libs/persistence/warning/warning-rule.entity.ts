import { Entity, Index } from 'typeorm';
import type { Threshold } from '#libs/domain/clock/index.js';
import { Code, Json, Key, optional, Text } from '../database/columns.js';

/** 预警规则. An empty text does not narrow the rule, so that the unique index knows two rules for the same by it. */
@Entity('warning_rule')
@Index('uq_warning_rule_scope', ['clock', 'alarm', 'itemCode', 'departmentId', 'region'], { unique: true })
export class WarningRuleEntity {
  @Key() id: string;
  @Text() clock: string;
  @Text() alarm: string;
  @Code() itemCode: string;
  @Code() departmentId: string;
  @Code() region: string;
  @Json(optional) threshold: Threshold | null;
  @Text() basis: string;
}
