import { createHash } from 'node:crypto';
import type { Told } from '../told.js';

const PASSWORD = 'Tongban#2026';

async function signIn(url: string, username: string): Promise<(path: string) => Promise<Response>> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return (path) => fetch(url + path, { headers: { authorization: `Bearer ${accessToken}` } });
}

interface List {
  readonly rows: readonly { readonly caseNo: string }[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** What the API says now: files as they were handed in, timelines with what was told, counts that are the lists. */
export async function checkAnswers(url: string, { cases }: Told): Promise<string[]> {
  const faults: string[] = [];
  const [leader, applicant] = await Promise.all([signIn(url, 'leader'), signIn(url, 'applicant')]);
  for (const { caseNo, answers, attachments } of cases) {
    const response = await leader(`/api/v1/cases/${caseNo}`);
    const { rev, stage } = (await response.json()) as { rev?: number; stage?: string };
    const last = answers.at(-1)!;
    if (!(rev !== undefined && rev >= last.rev) || stage !== last.stage)
      faults.push(`${caseNo}: ${last.rev} ${last.stage} was told, the file says ${rev} ${stage}`);
    for (const { id, sha256 } of attachments) {
      const file = await applicant(`/api/v1/cases/${caseNo}/attachments/${id}`);
      const found = createHash('sha256')
        .update(Buffer.from(await file.arrayBuffer()))
        .digest('hex');
      if (found !== sha256) faults.push(`${caseNo}: the file ${id} is not what was handed in (${file.status})`);
    }
  }
  const counts = (await (await leader('/api/v1/cases/counts')).json()) as Readonly<Record<string, number>>;
  for (const queue of ['todo', 'supplement', 'special', 'warning', 'overdue', 'issue', 'done', 'department']) {
    if (counts[queue] === undefined) continue;
    const listed = new Set<string>();
    let cursor: string | null = null;
    let total: number;
    do {
      const page = (await (
        await leader(
          `/api/v1/cases?queue=${queue}&limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        )
      ).json()) as List;
      for (const row of page.rows) listed.add(row.caseNo);
      ({ nextCursor: cursor, total } = page);
    } while (cursor !== null);
    if (counts[queue] !== listed.size || total !== listed.size)
      faults.push(`${queue}: ${counts[queue]} are counted, ${total} told beside the list, ${listed.size} listed`);
  }
  return faults;
}
