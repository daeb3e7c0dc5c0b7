import { Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Code, Flag, optional, Text, Whole } from '../database/columns.js';

/**
 * How many cases stand where, as counts to be summed: a case that moves adds a line that takes it from the place it left
 * and one that puts it where it went, so no action waits for another's. Now and then the lines are folded into one for
 * each place. Columns are called as those of `case_row`, so that a list's conditions fit both.
 */
@Entity('case_tally')
export class CaseTallyEntity {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_case_tally' }) id: string;
  @Code() region: string;
  @Code() departmentId: string;
  @Text() stage: string;
  @Text(optional) role: string | null;
  @Flag() specialRunning: boolean;
  @Text() card: string;
  @Flag() simulated: boolean;
  @Whole() n: number;
  @Flag({ default: false }) folded: boolean;
}
