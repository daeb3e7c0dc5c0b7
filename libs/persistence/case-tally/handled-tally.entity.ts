import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Flag, Key, Whole } from '../database/columns.js';

/**
 * How many cases each person handled (已办), by what a line of `case_participant` says of where they lie: lines that are
 * added and folded as those of `case_tally`, whose columns are called as those of the line.
 */
@Entity('handled_tally')
export class HandledTallyEntity {
  // The key begins with these, so that one index finds both what is to be folded and what a person has.
  @PrimaryColumn('boolean', { default: false }) folded: boolean;
  @Key() userId: string;
  @PrimaryColumn('bigint', { generated: 'increment' }) id: string;
  @Code() departmentId: string;
  @Code() region: string;
  @Flag() simulated: boolean;
  @Whole() n: number;
}
