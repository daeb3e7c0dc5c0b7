/** Purpose of the blind index over applicants' ID numbers. */
export const APPLICANT_ID = 'applicant-id';
