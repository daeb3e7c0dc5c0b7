import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { openPersistence } from '#libs/persistence/index.js';
import { ITEMS, LIGHTNING_COMPLETION } from '#libs/samples/index.js';
import { seed } from '#apps/cli/seed.js';
import { Settings } from '#apps/cli/settings.js';
import { type ScratchDatabase, scratchDatabase, TEST_KEYS } from '../setup/database.js';
import { Story } from './story.js';

const NOW = epochMs(1_772_000_000_000);
const later = (ms: number) => epochMs(NOW + ms);

let db: ScratchDatabase;
beforeAll(async () => (db = await scratchDatabase(inject('databaseUrl'))));
afterAll(() => db.drop());

describe('sample data', () => {
  const settings = (mode: string) =>
    new Settings({
      DATABASE_URL: db.url,
      TONGBAN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      TONGBAN_MODE: mode,
    });

  it('is refused unless the mode is development, and nothing is written', async () => {
    await expect(seed(settings('production'))).rejects.toThrow(/TONGBAN_MODE/);
    await expect(seed(settings(''))).rejects.toThrow(/TONGBAN_MODE/);
    expect(await db.store.accounts.findUser('applicant')).toBeUndefined();
    expect(await db.store.accounts.hasSamples()).toBe(false);
  });

  it('is loaded once and found; loading it again adds nothing', async () => {
    expect(await seed(settings('development'))).toContain('16 new');
    expect(await seed(settings('development'))).toContain(' 0 new');
    const window = await db.store.accounts.findUser('window');
    expect(window).toMatchObject({ sample: true, disabled: false, principal: { windowId: 'W-441500-01' } });
    expect(window?.passwordHash).toMatch(/^\$argon2id\$/);
    expect((await db.store.accounts.findClient('biz-construction'))?.principal.posts).toEqual([{ role: 'system' }]);
    expect(await db.store.places.window('W-441500-01')).toMatchObject({ region: '441500', hallId: 'hall-441500' });
    expect((await db.store.places.all()).departments).toHaveLength(6);
    expect(await db.store.accounts.hasSamples()).toBe(true);
  });

  it('answers who exists, and who holds a role in a department', async () => {
    const found = await db.store.accounts.principals(['handler', 'nobody', 'leader']);
    expect(found.map(({ id }) => id)).toEqual(['handler', 'leader']);
    const holders = await db.store.accounts.holders('handler', 'henan-market');
    expect(holders.map(({ id }) => id)).toContain('other-handler');
    expect(await db.store.accounts.holders('handler', 'no-such')).toEqual([]);
  });
});

describe('items', () => {
  const draft = (version: number, own: Partial<ItemVersion> = {}): ItemVersion => ({
    ...LIGHTNING_COMPLETION,
    itemCode: '11370800MB285591843370117002099',
    version,
    status: 'draft',
    ...own,
  });

  it('are listed by code, a page at a time, found by a part of the name or the beginning of the code', async () => {
    const codes: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await db.store.items.list({ limit: 2, ...(cursor && { cursor }) });
      codes.push(...page.rows.map(({ itemCode }) => itemCode));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(codes).toEqual(ITEMS.map(({ itemCode }) => itemCode).sort());
    const { rows } = await db.store.items.list({ limit: 100, q: '防雷' });
    expect(rows).toEqual([LIGHTNING_COMPLETION]);
    expect((await db.store.items.list({ limit: 9, q: codes[0]! })).rows).toHaveLength(1);
    await expect(db.store.items.list({ limit: 9, cursor: '%' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('come back as they were put, the latest published one first; drafts may change, published ones never', async () => {
    const { items } = db.store;
    const code = draft(1).itemCode;
    await items.put(draft(1), NOW);
    expect(await items.published(code)).toBeUndefined();
    await items.put(draft(1, { name: '改名', status: 'published' }), NOW);
    await items.put(draft(2, { name: '新版' }), NOW);
    expect(await items.published(code)).toEqual(draft(1, { name: '改名', status: 'published' }));
    expect(await items.version(code, 2)).toEqual(draft(2, { name: '新版' }));
    await items.put(draft(2, { name: '新版二', status: 'published' }), NOW);
    expect((await items.published(code))?.name).toBe('新版二');
    expect((await items.version(code, 1))?.name).toBe('改名');
    await items.put(draft(2, { name: '新版二', status: 'published' }), NOW);
    await expect(items.put(draft(2, { name: '偷改' }), NOW)).rejects.toMatchObject({ code: 'ITEM_VERSION_IMMUTABLE' });
    for (const tampering of [
      `UPDATE item_version SET name = 'x' WHERE item_code = '${code}'`,
      `DELETE FROM item_version WHERE item_code = '${code}'`,
      'TRUNCATE item_version',
    ]) {
      await expect(db.sql(tampering)).rejects.toThrow(/never changes|append-only/);
    }
    await db.sql(`UPDATE item_version SET status = 'withdrawn' WHERE item_code = '${code}' AND version = 2`);
    expect((await items.published(code))?.version).toBe(1);
    expect((await items.version(code, 2))?.status).toBe('withdrawn');
  });
});

describe('calendars', () => {
  it('keep every version; a region’s own one comes before the national one', async () => {
    const { calendars } = db.store;
    const next = {
      ...NATIONAL_CALENDAR,
      version: NATIONAL_CALENDAR.version + 1,
      years: NATIONAL_CALENDAR.years.slice(1),
    };
    await calendars.put(next);
    await calendars.put(next);
    expect(await calendars.latest('CN')).toEqual(next);
    expect(await calendars.latest('CN')).toBe(await calendars.version('CN', next.version));
    expect(await calendars.version('CN', NATIONAL_CALENDAR.version)).toEqual(NATIONAL_CALENDAR);
    expect((await calendars.firstOf(['441500', 'CN']))?.id).toBe('441500');
    expect((await calendars.firstOf(['999999', 'CN']))?.id).toBe('CN');
    expect(await calendars.firstOf(['999999'])).toBeUndefined();
    await expect(calendars.put({ ...next, years: [] })).rejects.toMatchObject({ code: 'CALENDAR_VERSION_IMMUTABLE' });
  });
});

describe('attachments', () => {
  const upload = (by: string, sha256 = 'a'.repeat(64), uploadedAt = NOW) =>
    db.store.attachments.add({
      sha256,
      name: '图纸.pdf',
      size: 3,
      mediaType: 'application/pdf',
      uploadedBy: by,
      uploadedAt,
    });

  it('belong to their uploader until a case names them, all or none', async () => {
    const { attachments } = db.store;
    const [mine, second, theirs] = [await upload('me'), await upload('me'), await upload('them')];
    const ids = [mine.attachmentId, second.attachmentId];
    expect(await attachments.claim('A1', 'me', [...ids, theirs.attachmentId, 'unknown'])).toEqual([
      theirs.attachmentId,
      'unknown',
    ]);
    expect(await attachments.ofCase('A1')).toEqual([]);
    expect(await attachments.claim('A1', 'me', ids)).toEqual([]);
    expect(await attachments.claim('A1', 'someone else on the case', ids)).toEqual([]);
    expect(await attachments.claim('A2', 'them', ids)).toEqual(ids);
    expect(await attachments.findOfCase('A1', mine.attachmentId)).toEqual({ ...mine, caseNo: 'A1' });
    expect(await attachments.findOfCase('A2', mine.attachmentId)).toBeUndefined();
    await attachments.logView(mine.attachmentId, 'handler', NOW, 'r-1');
    expect(await db.sql('SELECT viewed_by FROM attachment_view')).toEqual([{ viewed_by: 'handler' }]);
  });

  it('may be named again by whoever uploaded them, and keep their hash (APP-18)', async () => {
    const { attachments } = db.store;
    const file = await upload('owner', 'c'.repeat(64), later(-90_000_000));
    await attachments.claim('B1', 'owner', [file.attachmentId]);
    expect(await attachments.claim('B2', 'owner', [file.attachmentId])).toEqual([]);
    expect(await attachments.claim('B2', 'someone else on the case', [file.attachmentId])).toEqual([]);
    expect(await attachments.findOfCase('B2', file.attachmentId)).toEqual({ ...file, caseNo: 'B1' });
    await attachments.release('B1', [file.attachmentId]);
    expect(await attachments.unnamed(later(-86_400_000), 10)).toEqual([]);
    expect(await attachments.remove([file.attachmentId])).toEqual([]);
    expect(await attachments.ofCase('B1')).toEqual([]);
    expect((await attachments.ofCase('B2')).map(({ sha256 }) => sha256)).toEqual([file.sha256]);
    await attachments.release('B2', [file.attachmentId]);
    expect(await attachments.remove([file.attachmentId])).toEqual([file.sha256]);
  });

  it('are given back after a refused command, but never those that an event names', async () => {
    const { attachments } = db.store;
    const [kept, loose] = [await upload('applicant'), await upload('applicant')];
    const story = new Story('A3');
    await attachments.claim('A3', 'applicant', [kept.attachmentId, loose.attachmentId]);
    const materials = LIGHTNING_COMPLETION.materials.map(({ id }, i) => ({
      materialId: id,
      form: 'electronic' as const,
      ...(i === 0 && { attachmentIds: [kept.attachmentId] }),
    }));
    await db.store.record.recordEvents(story.submit({ materials }));
    await attachments.release('A3', [kept.attachmentId, loose.attachmentId]);
    expect((await attachments.ofCase('A3')).map(({ attachmentId }) => attachmentId)).toEqual([kept.attachmentId]);
  });

  it('go away a day after nobody named them; a file goes with the last that shares it', async () => {
    const { attachments } = db.store;
    const hash = 'b'.repeat(64);
    const old = await upload('me', hash, later(-90_000_000));
    const fresh = await upload('me', hash);
    const unnamed = await attachments.unnamed(later(-86_400_000), 10);
    expect(unnamed).toEqual([old]);
    expect(await attachments.remove([old.attachmentId])).toEqual([]);
    expect(await attachments.remove([fresh.attachmentId])).toEqual([hash]);
    expect(await attachments.find(old.attachmentId)).toBeUndefined();
  });
});

describe('the throttle', () => {
  it('counts tries in a window over all processes and forgets them after it, or after a success', async () => {
    const rule = { max: 3, windowMs: 60_000 };
    const other = await openPersistence({ databaseUrl: db.url, keys: TEST_KEYS, poolSize: 1 });
    const hits = [];
    for (const { throttle } of [db.store, other, db.store, other]) hits.push(await throttle.hit('k', rule, NOW));
    await other.close();
    expect(hits.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
    expect(hits[3]?.retryAfterMs).toBe(60_000);
    expect(await db.store.throttle.hit('k', rule, later(30_000))).toEqual({ allowed: false, retryAfterMs: 30_000 });
    expect(await db.store.throttle.hit('k', rule, later(60_000))).toEqual({ allowed: true, retryAfterMs: 0 });
    await db.store.throttle.clear('k');
    expect((await db.store.throttle.hit('k', { ...rule, max: 1 }, later(60_001))).allowed).toBe(true);
    expect(await db.store.throttle.sweep(later(60_002))).toBe(1);
  });

  it('lets no try slip through at the same time', async () => {
    const hits = await Promise.all(
      Array.from({ length: 20 }, () => db.store.throttle.hit('many', { max: 5, windowMs: 60_000 }, NOW)),
    );
    expect(hits.filter(({ allowed }) => allowed)).toHaveLength(5);
  });
});

describe('the audit log', () => {
  it('keeps who did what to what, latest first', async () => {
    const entry = { actorId: 'auditor', object: 'case:X', requestId: null };
    await db.store.audit.write({ ...entry, action: 'view', at: NOW });
    await db.store.audit.write({ ...entry, action: 'export', at: later(1), detail: { format: 'csv' } });
    const found = await db.store.audit.of('case:X', 10);
    expect(found.map(({ action, at, detail }) => ({ action, at, detail }))).toEqual([
      { action: 'export', at: later(1), detail: { format: 'csv' } },
      { action: 'view', at: NOW, detail: null },
    ]);
  });
});

describe('a store', () => {
  it('tells whether the database is there and up to date', async () => {
    await db.store.ping();
    expect(await db.store.pendingMigrations()).toEqual([]);
    await db.sql(`DELETE FROM schema_migration WHERE name LIKE 'Access%'`);
    expect(await db.store.pendingMigrations()).toEqual([expect.stringMatching(/^Access/)]);
  });
});
