import { heartbeat } from '@temporalio/activity';
import type { RetimingActivities, RetimingBatch } from '#libs/contracts/index.js';
import { type CalendarData, workingCalendar } from '#libs/domain/calendar/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Calendars, Items, Notices, Retimings, StoredNotice } from '#libs/persistence/index.js';
import { AT_ONCE, inTurns } from '../batch/in-turns.js';
import { type Room, retimeCase } from './retime-case.js';

const WAKE_AT_ONCE = 200;

export interface RetimingRoom extends Room {
  readonly calendars: Calendars;
  readonly items: Items;
  readonly notices: Notices;
  readonly retimings: Retimings;
  readonly now: () => EpochMs;
}

/** 重新计时, batch by batch. A batch that is repeated finds only the cases that the first try left. */
export function createRetimingActivities(room: RetimingRoom): RetimingActivities {
  const { cases, notices, retimings } = room;
  return {
    async retimeBatch(batch) {
      const { noticeId, dry, calendarId, after, limit } = batch;
      const notice = await notices.find(noticeId);
      if (!notice) throw new Error(`There is no notice ${noticeId}`);
      if (dry && after === '') await retimings.forgetDry(noticeId);
      const target = await targetOf(batch, notice, room);
      const found = await retimings.open(calendarId, target.version, after, limit);
      const logs = await cases.logs(new Map(found.map(({ caseNo, rev }) => [caseNo, rev])));
      const work = { next: workingCalendar(target), noticeId, source: notice.source, dry };
      const outcomes = await inTurns(AT_ONCE, found, ({ caseNo }) => {
        const open = logs.get(caseNo);
        heartbeat();
        return open ? retimeCase({ caseNo, log: open }, work, room) : Promise.resolve(false);
      });
      return {
        last: found.at(-1)?.caseNo ?? null,
        seen: found.length,
        failed: outcomes.filter((done) => !done).length,
        wake: dry ? [] : await retimings.toWake(noticeId, WAKE_AT_ONCE),
      };
    },

    noteWoken: ({ noticeId, caseNos }) => retimings.woken(noticeId, caseNos),
  };
}

/** The version that the cases are brought to: the latest one, or in a dry run the one that the notice would make. */
async function targetOf(
  { calendarId, dry }: RetimingBatch,
  notice: StoredNotice,
  { calendars, notices }: RetimingRoom,
): Promise<CalendarData> {
  const made = dry
    ? (await notices.made(notice)).find(({ id }) => id === calendarId)
    : await calendars.latest(calendarId);
  if (!made) throw new Error(`There is no calendar ${calendarId}`);
  return made;
}
