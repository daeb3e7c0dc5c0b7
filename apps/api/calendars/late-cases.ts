import type { Persistence } from '#libs/persistence/index.js';
import type { BatchGateway } from '../engine/index.js';

/**
 * Running cases that count by a former calendar though its successor was published: the API fell between the publication
 * and the start of the re-timing, or a case was opened by a process that had not heard of it. Their re-timing is started
 * again. Answers the calendars that it was asked for.
 */
export async function retimeLateCases(
  { retimings, notices }: Pick<Persistence, 'retimings' | 'notices'>,
  gateway: Pick<BatchGateway, 'startRetiming'>,
): Promise<readonly string[]> {
  const byNotice = new Map<string, string[]>();
  for (const calendarId of await retimings.behind()) {
    const notice = await notices.lastPublished(calendarId);
    // A version that no notice made came with the product: the running cases keep theirs.
    if (notice) byNotice.set(notice.id, [...(byNotice.get(notice.id) ?? []), calendarId]);
  }
  for (const [noticeId, calendars] of byNotice) await gateway.startRetiming({ noticeId, dry: false, calendars });
  return [...byNotice.values()].flat();
}
