import { BaseSequencer } from 'vitest/node';

/** The replay of all that a run has executed comes last (test/replay). */
export class ReplayLast extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const isReplay = ({ moduleId }) => moduleId.includes('/test/replay/');
    return [...sorted.filter((file) => !isReplay(file)), ...sorted.filter(isReplay)];
  }
}
