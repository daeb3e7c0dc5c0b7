/**
 * What was to be recorded contradicts what is recorded: another event stands under the same number, the chain does not
 * meet, or the request was carried out before. Trying again can't help.
 */
export class RecordContradiction extends Error {
  override readonly name = 'RecordContradiction';

  constructor(
    readonly caseNo: string,
    readonly seq: number,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`Case ${caseNo}, event ${seq}: ${reason}`, options);
  }
}
