import { colleaguesOf, type Purpose } from '../api/colleagues';
import { PeopleSelect, type PeopleSelectProps } from './PeopleSelect';

interface PeoplePickerProps extends Omit<PeopleSelectProps, 'source'> {
  readonly caseNo: string;
  readonly purpose: Purpose;
}

/** Offers whom the command accepts. */
export function PeoplePicker({ caseNo, purpose, ...field }: PeoplePickerProps) {
  return <PeopleSelect {...field} source={colleaguesOf(caseNo, purpose)} />;
}
