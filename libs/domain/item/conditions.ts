/** One condition of acceptance (受理条件). */
export interface Condition {
  /** Short name by which an unmet one is told: 条件(2). */
  readonly id: string;
  readonly text: string;
}

/** The conditions of an acceptance standard (受理标准): each line numbered (1), (2) …; a standard without numbers is one. */
export function conditionsOf(acceptanceStandard: string): Condition[] {
  const lines = acceptanceStandard.split('\n').map((line) => line.trim());
  const numbered = lines.flatMap((line) => {
    const found = /^[((](\d{1,3})[))]\s*(.+)$/u.exec(line);
    return found ? [{ id: `条件(${found[1]!})`, text: found[2]! }] : [];
  });
  if (numbered.length > 0) return numbered;
  const text = acceptanceStandard.trim();
  return text === '' ? [] : [{ id: '条件(1)', text }];
}
