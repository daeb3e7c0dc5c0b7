import { ApiClient, type CaseAnswer } from './client.js';

interface Item {
  readonly itemCode: string;
  readonly name: string;
  readonly serviceMode: string;
  readonly materials: readonly { id: string; necessity: string; exempt: boolean; type: string }[];
  readonly fee?: { readonly amount: string };
  readonly steps: readonly { id: string; name: string; role: string }[];
}

/** Which sample account holds which role, as an acceptance check would find out. */
const BY_COMMAND: Record<string, string> = {
  'pass-pre-review': 'prereview',
  'fail-pre-review': 'prereview',
  accept: 'acceptance',
  'refuse-acceptance': 'acceptance',
  'check-originals': 'window',
  'record-fee': 'issuer',
  'make-licence': 'issuer',
  'hand-over': 'issuer',
  dispatch: 'issuer',
  'confirm-delivery': 'issuer',
  extend: 'approver',
  withdraw: 'applicant',
  'submit-supplement': 'applicant',
};

/** What officers do on a 5★ case that meets no trouble, in order. */
export const STRAIGHT_WORK: readonly [command: string, who: string, body: unknown][] = [
  ['pass-pre-review', 'prereview', {}],
  ['accept', 'acceptance', {}],
  ['decide-step', 'handler', { outcome: 'approve' }],
  ['decide-step', 'reviewer', { outcome: 'approve' }],
  ['decide-step', 'approver', { outcome: 'approve' }],
  ['make-licence', 'issuer', {}],
  ['hand-over', 'issuer', { inPerson: true }],
];

/** An application by somebody whom no other test has, so that lists narrowed to them are exact. */
export const named = (name: string) => ({
  applicant: { type: 'natural_person', name, idType: 'id_card', idNo: '11010519491231002X', phone: '13800138000' },
});

/** Today in Shanghai, YYYY-MM-DD. */
export const todayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Everybody of the sample office, signed in once; drives cases through the public API as these people would. */
export class Office {
  private readonly people = new Map<string, Promise<ApiClient>>();
  private items: Promise<readonly Item[]> | undefined;

  constructor(readonly url: string) {}

  as(username: string): Promise<ApiClient> {
    const known = this.people.get(username);
    if (known) return known;
    const client = ApiClient.signIn(this.url, username);
    this.people.set(username, client);
    return client;
  }

  async item(name: string): Promise<Item> {
    this.items ??= ApiClient.anonymous(this.url)
      .get<{ rows: { itemCode: string }[] }>('/api/v1/items')
      .then(({ body }) =>
        Promise.all(
          body.rows.map(
            async ({ itemCode }) => (await ApiClient.anonymous(this.url).get<Item>(`/api/v1/items/${itemCode}`)).body,
          ),
        ),
      );
    const found = (await this.items).find((item) => item.name.includes(name));
    if (!found) throw new Error(`No sample item is called ${name}`);
    return found;
  }

  /** An application with every required material, as the guide page asks for it. */
  async application(itemName: string, extra: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const item = await this.item(itemName);
    return {
      itemCode: item.itemCode,
      channel: 'online',
      applicant: {
        type: 'natural_person',
        name: '赵小娟',
        idType: 'id_card',
        idNo: '11010519491231002X',
        phone: '13800138000',
      },
      materials: item.materials
        .filter(({ necessity, exempt }) => necessity === 'mandatory' && !exempt)
        .map(({ id }) => ({ materialId: id, form: 'electronic' })),
      form: {},
      delivery: { method: 'window' },
      ...extra,
    };
  }

  async open(itemName: string, extra: Record<string, unknown> = {}, who = 'applicant'): Promise<CaseAnswer> {
    const answer = await (await this.as(who)).open(await this.application(itemName, extra));
    if (answer.status !== 201) throw new Error(`The case was not opened: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Gives a command as the person whose work it is (or as `who`) and answers what the API said; throws on a refusal. */
  async give(caseNo: string, command: string, body: unknown = {}, who = BY_COMMAND[command]): Promise<CaseAnswer> {
    const answer = await (await this.as(who ?? 'handler')).command(caseNo, command, body);
    if (answer.status !== 200) throw new Error(`${command} by ${who} on ${caseNo}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** 承办, 审核, 批准 in turn. */
  async approve(caseNo: string): Promise<CaseAnswer> {
    await this.give(caseNo, 'decide-step', { outcome: 'approve', opinion: '符合条件' }, 'handler');
    await this.give(caseNo, 'decide-step', { outcome: 'approve' }, 'reviewer');
    return this.give(caseNo, 'decide-step', { outcome: 'approve' }, 'approver');
  }

  async payFee(caseNo: string, itemName: string): Promise<CaseAnswer> {
    const { fee } = await this.item(itemName);
    const paidAt = new Date(Date.now() - 1000).toISOString();
    return this.give(caseNo, 'record-fee', { amount: fee!.amount, receiptNo: 'R-1', paidAt });
  }

  async checkOriginals(caseNo: string, itemName: string): Promise<CaseAnswer> {
    const { materials } = await this.item(itemName);
    return this.give(caseNo, 'check-originals', { materialIds: materials.map(({ id }) => id) });
  }
}
