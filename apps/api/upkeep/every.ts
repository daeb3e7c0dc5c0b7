/** Does `work` at once and then every `ms`, one at a time; `stop` waits for the one under way. */
export function every(ms: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const turn = () => {
    running ??= work().finally(() => (running = undefined));
  };
  turn();
  const timer = setInterval(turn, ms).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
