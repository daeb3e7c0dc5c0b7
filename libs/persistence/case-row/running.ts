/** Rows of cases in which a clock may still run: the condition of the index `ix_case_row_calendar`. */
export const RUNNING = `NOT simulated AND (closed_at IS NULL OR due_at < 'infinity')`;
