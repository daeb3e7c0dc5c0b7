import { Entity, Index } from 'typeorm';
import { Code, Key, Text, TextList } from '../database/columns.js';

/** 督办层级规则. An empty text does not narrow the rule, so that the unique index knows two rules for the same by it. */
@Entity('ladder_rule')
@Index('uq_ladder_rule_scope', ['level', 'itemCode', 'departmentId', 'region'], { unique: true })
export class LadderRuleEntity {
  @Key() id: string;
  @Text() level: string;
  @Code() itemCode: string;
  @Code() departmentId: string;
  @Code() region: string;
  @TextList() rungs: string[];
}
