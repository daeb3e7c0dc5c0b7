/** What somebody would write by hand to show a case: where it stands, what happened, its files and what was sent. */
export const BY_HAND = [
  'SELECT * FROM case_row WHERE case_no = $1',
  'SELECT * FROM case_event WHERE case_no = $1 ORDER BY seq',
  `SELECT * FROM attachment WHERE case_no = $1 UNION ALL
   SELECT a.* FROM attachment_reuse r JOIN attachment a USING (attachment_id) WHERE r.case_no = $1`,
  `SELECT DISTINCT seq FROM effect WHERE key > $1 || ':' AND key < $1 || ';' AND kind IN ('message', 'document')`,
];
