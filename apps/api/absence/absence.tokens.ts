export const ABSENCES = Symbol('AbsencesDesk');
export const HAND_OVERS = Symbol('HandOversDesk');
export const WORK_PEOPLE = Symbol('WorkPeople');
