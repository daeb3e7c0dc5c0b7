/** What a user looks at before the next thing is asked for. */
const LOOKS_MS = 100;

/** Users who open one thing after the other, each at a pace of their own; milliseconds of each opening. */
export async function watchedBy(
  users: number,
  turns: number,
  open: (user: number, turn: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      for (let turn = 0; turn < turns; turn++) {
        await new Promise((resolve) => setTimeout(resolve, LOOKS_MS * (0.5 + ((user * 7 + turn * 3) % 10) / 10)));
        const start = performance.now();
        await open(user, turn);
        times.push(performance.now() - start);
      }
    }),
  );
  return times;
}
