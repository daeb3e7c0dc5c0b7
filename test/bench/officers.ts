import { type Office, STRAIGHT_WORK as WORK } from '../support/office.js';

const ITEM = '防雷装置竣工验收';
const OPENED_AT_ONCE = 8;

interface Desk {
  readonly caseNo: string;
  next: number;
}

/** Officers who each take a case from the stock, do all that it needs, one act after the other, and take the next. */
export interface Officers {
  /** Opens cases until so many lie in stock: not to be done while acts are measured. */
  refill(wanted: number): Promise<void>;
  /** Everybody leaves the desk: others come, with cases of their own. */
  change(): void;
  act(client: number): Promise<void>;
}

/** So many cases as `acts` acts can use up, when `clients` work at once. */
export const casesFor = (acts: number, clients: number): number => Math.ceil(acts / WORK.length) + clients;

export async function officersOf(office: Office): Promise<Officers> {
  const application = await office.application(ITEM);
  const applicant = await office.as('applicant');
  const stock: string[] = [];
  let desks: Desk[] = [];
  return {
    async refill(wanted) {
      while (stock.length < wanted) {
        const opened = await Promise.all(Array.from({ length: OPENED_AT_ONCE }, () => applicant.open(application)));
        for (const { status, body } of opened) {
          if (status !== 201) throw new Error(`A case was not opened: ${JSON.stringify(body)}`);
          stock.push(body.caseNo);
        }
      }
    },
    change() {
      desks = [];
    },
    async act(client) {
      let desk = desks[client];
      if (!desk || desk.next === WORK.length) desks[client] = desk = { caseNo: stock.pop()!, next: 0 };
      const [command, who, body] = WORK[desk.next]!;
      desk.next += 1;
      await office.give(desk.caseNo, command, body, who);
    },
  };
}
