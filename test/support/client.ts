import { randomUUID } from 'node:crypto';

/** The password of every sample account (spec/api.md, "The development stack"). */
export const SAMPLE_PASSWORD = 'Tongban#2026';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}
export interface CaseAnswer {
  readonly caseNo: string;
  readonly queryPassword: string;
  readonly stage: string;
  readonly rev: number;
  readonly availableCommands: readonly string[];
  readonly code?: string;
  readonly detail?: string;
}
export interface TimelineEvent {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly opinion?: string;
  readonly data: Record<string, unknown>;
  readonly hash: string;
}

/** A client of the public API as one person or business system: nothing here knows the product's inside. */
export class ApiClient {
  private constructor(
    readonly url: string,
    readonly token: string | undefined,
  ) {}

  static anonymous = (url: string): ApiClient => new ApiClient(url, undefined);

  static async signIn(url: string, username: string): Promise<ApiClient> {
    const answer = await ApiClient.anonymous(url).post<{ accessToken: string }>('/api/v1/auth/login', {
      username,
      password: SAMPLE_PASSWORD,
    });
    if (answer.status >= 300) throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
    return new ApiClient(url, answer.body.accessToken);
  }

  static async system(url: string, clientId: string): Promise<ApiClient> {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: SAMPLE_PASSWORD };
    const response = await fetch(`${url}/api/v1/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return new ApiClient(url, token);
  }

  /** The same person with the same token at another door. */
  at = (url: string): ApiClient => new ApiClient(url, this.token);

  get = <T>(path: string): Promise<Answer<T>> => this.send('GET', path);
  post = <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> =>
    this.send('POST', path, body, headers);
  put = <T>(path: string, body: unknown): Promise<Answer<T>> => this.send('PUT', path, body);

  patch = <T>(path: string, body: unknown): Promise<Answer<T>> => this.send('PATCH', path, body);
  delete = (path: string): Promise<Answer<undefined>> => this.send('DELETE', path);

  /** A file, as it comes. */
  raw = (path: string): Promise<Response> =>
    fetch(this.url + path, { headers: { ...(this.token && { authorization: `Bearer ${this.token}` }) } });

  /** Opens a case; `key` repeats an earlier attempt. */
  open = (application: unknown, key: string = randomUUID()): Promise<Answer<CaseAnswer>> =>
    this.post('/api/v1/cases', application, { 'idempotency-key': key });

  command = (
    caseNo: string,
    name: string,
    body: unknown = {},
    key: string = randomUUID(),
  ): Promise<Answer<CaseAnswer>> =>
    this.post(`/api/v1/cases/${caseNo}/commands/${name}`, body, { 'idempotency-key': key });

  async timeline(caseNo: string): Promise<readonly TimelineEvent[]> {
    return (await this.get<{ events: TimelineEvent[] }>(`/api/v1/cases/${caseNo}/timeline`)).body.events;
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as T };
  }
}
