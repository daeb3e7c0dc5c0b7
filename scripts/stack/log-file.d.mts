export function openLog(
  file: string,
  options?: { maxBytes?: number },
): { file: string; write(chunk: Buffer): void; lastLines(): string[] };
