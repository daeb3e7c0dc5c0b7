import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  ApplicationFailure,
} from '@temporalio/workflow';

const { insertRow } = proxyLocalActivities<{ insertRow(id: string): Promise<void> }>({
  startToCloseTimeout: '15 seconds',
});
export const floorUpdate = defineUpdate<number, [{ id: string }]>('floor');

/** The floor that an action is measured against: an update with a validator and a local activity that inserts one row. */
export async function floorWorkflow(): Promise<void> {
  let done = 0;
  setHandler(
    floorUpdate,
    async ({ id }) => {
      await insertRow(id);
      return ++done;
    },
    {
      validator: ({ id }) => {
        if (!id) throw ApplicationFailure.nonRetryable('An id is needed');
      },
    },
  );
  await condition(() => false);
  await condition(allHandlersFinished);
}
