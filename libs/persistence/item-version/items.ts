import { ProblemError } from '#libs/domain/codes/problem.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import type { HandlingForm } from '#libs/domain/terms/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { allOf, anyOf, anywhere, Params } from '../case-lists/sql.js';
import { canonicalJson } from '../case-event/canonical-json.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

type Definition = Omit<ItemVersion, 'status'>;
interface VersionRow {
  readonly itemCode: string;
  readonly version: number;
  readonly status: ItemVersion['status'];
  /** Null where the caller said that it knows it. */
  readonly definition: Definition | null;
}

const AT_WINDOW: HandlingForm = 'window';
const COLUMNS = 'item_code AS "itemCode", version, status';

export interface ItemQuery {
  /** Anywhere in the name, or an item code from its start. */
  readonly q?: string;
  /** Items of other regions than this one that a window may take in (代收代办, APP-12). */
  readonly takenInFrom?: string;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}

/** 事项目录. A published definition never changes, so it is read from the database once. */
export class Items {
  private readonly known = new Map<string, Definition>();

  constructor(private readonly db: Database) {}

  /** The published catalogue by item code: the latest published version of each item. */
  async list(query: ItemQuery): Promise<{ readonly rows: readonly ItemVersion[]; readonly nextCursor: string | null }> {
    const { q, cursor, limit, takenInFrom } = query;
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new RangeError('Rows of a page: 1 to 100');
    const params = new Params();
    const conditions = [`status = 'published'`];
    if (cursor !== undefined) conditions.push(`item_code > ${params.add(itemCodeOf(cursor))}`);
    const found: string[] = [];
    if (q) found.push(anyOf([`name ILIKE ${params.add(anywhere(q))}`, `starts_with("itemCode", ${params.add(q)})`]));
    if (takenInFrom !== undefined) {
      found.push(`definition->>'region' <> ${params.add(takenInFrom)}`);
      found.push(`definition->'handlingForms' @> ${params.add(JSON.stringify([AT_WINDOW]), 'jsonb')}`);
    }
    const { text, values } = params.statement(
      `SELECT * FROM (
         SELECT DISTINCT ON (item_code) ${COLUMNS}, name, definition FROM item_version
         WHERE ${conditions.join(' AND ')} ORDER BY item_code, version DESC
       ) latest WHERE ${allOf(found)} ORDER BY "itemCode" LIMIT ${params.add(limit + 1, 'integer')}`,
    );
    const rows = await this.db.rows<VersionRow>(text, values);
    const page = rows.slice(0, limit).map((row) => this.complete(row));
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { rows: page, nextCursor: last ? Buffer.from(last.itemCode).toString('base64url') : null };
  }

  /** Names of items by code, of whichever version is the latest. */
  async names(itemCodes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (itemCodes.length === 0) return new Map();
    const rows = await this.db.rows<{ itemCode: string; name: string }>(
      `SELECT DISTINCT ON (item_code) item_code AS "itemCode", name FROM item_version
       WHERE item_code = ANY($1::text[]) ORDER BY item_code, version DESC`,
      [itemCodes],
    );
    return new Map(rows.map(({ itemCode, name }) => [itemCode, name]));
  }

  /** The latest published version; undefined when there is none. */
  async published(itemCode: string): Promise<ItemVersion | undefined> {
    const [row] = await this.db.prepared<VersionRow>(
      'item_published',
      `SELECT ${COLUMNS}, CASE WHEN version = ANY($2::integer[]) THEN NULL ELSE definition END AS definition
       FROM item_version WHERE item_code = $1 AND status = 'published' ORDER BY version DESC LIMIT 1`,
      [itemCode, this.knownVersions(itemCode)],
    );
    return row && this.complete(row);
  }

  /** Any version, drafts and withdrawn ones too. */
  async version(itemCode: string, version: number): Promise<ItemVersion | undefined> {
    const [row] = await this.db.prepared<VersionRow>(
      'item_version',
      `SELECT ${COLUMNS}, CASE WHEN version = ANY($3::integer[]) THEN NULL ELSE definition END AS definition
       FROM item_version WHERE item_code = $1 AND version = $2`,
      [itemCode, version, this.knownVersions(itemCode)],
    );
    return row && this.complete(row);
  }

  /** Adds a version, or replaces a draft. Throws ITEM_VERSION_IMMUTABLE where a published one says something else. */
  async put({ status, ...definition }: ItemVersion, at: EpochMs): Promise<void> {
    const { itemCode, version, name } = definition;
    const stored = await this.db.rows<{ definition: Definition }>(
      `INSERT INTO item_version AS v (item_code, version, status, name, definition, published_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (item_code, version) DO UPDATE
       SET status = excluded.status, name = excluded.name, definition = excluded.definition,
         published_at = excluded.published_at
       WHERE v.status = 'draft' RETURNING definition`,
      [itemCode, version, status, name, JSON.stringify(definition), status === 'draft' ? null : toSql(at)],
    );
    if (stored.length > 0) return;
    const there = await this.version(itemCode, version);
    const { status: _, ...before } = there!;
    if (canonicalJson(before) !== canonicalJson(definition)) throw immutable(itemCode, version);
  }

  private knownVersions(itemCode: string): number[] {
    const prefix = `${itemCode}@`;
    return [...this.known.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => Number(key.slice(prefix.length)));
  }

  private complete({ itemCode, version, status, definition }: VersionRow): ItemVersion {
    const key = `${itemCode}@${version}`;
    const whole = definition ?? this.known.get(key)!;
    if (status !== 'draft') this.known.set(key, whole);
    return { ...whole, status };
  }
}

function itemCodeOf(cursor: string): string {
  const code = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[0-9A-Z]{1,50}$/.test(code)) return code;
  throw new ProblemError({
    code: 'CURSOR_INVALID',
    zh: '翻页位置无效,请从第一页重新查询。',
    en: 'The cursor is not valid here; start again from the first page.',
  });
}

const immutable = (itemCode: string, version: number): ProblemError =>
  new ProblemError({
    code: 'ITEM_VERSION_IMMUTABLE',
    zh: `事项 ${itemCode} 第 ${version} 版已发布,不能更改,请另建新版本。`,
    en: `Version ${version} of item ${itemCode} is published and can’t be changed; make a new version.`,
  });
