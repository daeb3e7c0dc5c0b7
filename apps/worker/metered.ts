import type { RecordActivities, RecordInput } from '#libs/contracts/index.js';
import type { Metrics } from '#libs/observability/index.js';

/** The record's activities, told to the metrics: time, outcome, and how late alarms rang. */
export function metered(activities: RecordActivities, metrics: Metrics): RecordActivities {
  return { ...activities, recordEvents: (input) => timed(() => activities.recordEvents(input), input, metrics) };
}

async function timed<T>(work: () => Promise<T>, input: RecordInput, metrics: Metrics): Promise<T> {
  const ended = metrics.recordSeconds.startTimer();
  try {
    const recorded = await work();
    ended({ outcome: 'done' });
    if (input.lateMs !== undefined) metrics.alarmLateSeconds.observe(input.lateMs / 1000);
    return recorded;
  } catch (error) {
    ended({ outcome: 'failed' });
    throw error;
  }
}
