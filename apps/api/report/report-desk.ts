import { randomUUID } from 'node:crypto';
import { type Principal, regionCovers } from '#libs/domain/identity/index.js';
import {
  compileReport,
  hasBegun,
  isReportMonth,
  mayReadReport,
  mayWriteReport,
  publishObstacles,
  REPORT_READERS,
  REPORT_WRITERS,
  type ReportContent,
  type ReportMonth,
  regionsOf,
  spanOfMonth,
} from '#libs/domain/report/index.js';
import { INDICATORS, previousOf } from '#libs/domain/statistics/index.js';
import { dayOf, type EpochMs, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { Persistence, ReportDraft, StoredReport } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { inLanguage } from '../oversight/index.js';
import type { NewReportDto, ReportListQuery, ReportListView, ReportTextDto } from './dto/report.dto.js';
import type { ReportView } from './dto/report-view.dto.js';
import { reportPdf } from './pdf/report-pdf.js';
import { contentView, lineView } from './present-report.js';

const EMPTY = { lead: '', demands: '' };

/** 通报: computed and written as a draft, frozen when published, corrected by a new version. */
export class ReportDesk {
  constructor(
    private readonly persistence: Persistence,
    private readonly now: Now,
  ) {}

  /** Throws CURSOR_INVALID. */
  async list(caller: Principal, { limit = 20, ...query }: ReportListQuery): Promise<ReportListView> {
    const { reports, places } = this.persistence;
    const drafts = regionsOf(caller, REPORT_WRITERS);
    const page = await reports.list({ ...query, limit, drafts, published: regionsOf(caller, REPORT_READERS) });
    const { regions } = await places.all();
    return {
      rows: page.rows.map(lineView),
      nextCursor: page.nextCursor,
      regions: regions
        .filter(({ code }) => drafts.some((wider) => regionCovers(wider, code)))
        .map(({ code, name }) => ({ code, name })),
    };
  }

  /** A draft or a published one. Throws REPORT_NOT_FOUND. */
  async show(caller: Principal, id: string, language: Language): Promise<ReportView> {
    const found = await this.#found(caller, id);
    const { content, text, version, corrects } = found.draft ?? found.report;
    const { region, month } = content;
    const versions = await this.persistence.reports.list({
      region: region.code,
      month,
      limit: 100,
      drafts: regionsOf(caller, REPORT_WRITERS),
      published: regionsOf(caller, REPORT_READERS),
    });
    const { draft, report } = found;
    return {
      id,
      state: draft ? 'draft' : 'published',
      version,
      ...contentView(content, language),
      ...text,
      corrects: corrects && { ...corrects.of, reason: corrects.reason },
      rev: draft?.rev ?? null,
      obstacles: draft ? this.#obstacles(draft, language) : [],
      isWritable: mayWriteReport(caller, region.code),
      signerName: report?.signer.name ?? null,
      publishedAt: report ? toRfc3339(report.publishedAt) : null,
      sm3: report?.sm3 ?? null,
      isIntact: report?.isIntact ?? true,
      versions: versions.rows.map(lineView),
    };
  }

  /** Starts the first version. Throws PLACE_UNKNOWN, REPORT_MONTH_FUTURE, REPORT_EXISTS. */
  async start(caller: Principal, { region: code, month }: NewReportDto, language: Language, requestId: string) {
    const region = mayWriteReport(caller, code) ? await this.persistence.places.region(code) : undefined;
    if (!region) throw apiProblem('PLACE_UNKNOWN', { place: code });
    if (!isReportMonth(month) || !hasBegun(month, dayOf(this.#at()))) throw apiProblem('REPORT_MONTH_FUTURE');
    const content = await this.#compute(caller, { code, name: region.name }, month);
    return this.#add(caller, { version: 1, content, text: EMPTY, corrects: null }, 'start', language, requestId);
  }

  /** Counts again from the cases as they are now. Throws REPORT_NOT_FOUND, REPORT_PUBLISHED, REPORT_CHANGED. */
  async compute(caller: Principal, id: string, language: Language, requestId: string): Promise<ReportView> {
    const draft = await this.#writable(caller, id);
    const content = await this.#compute(caller, draft.content.region, draft.content.month);
    await this.#save(caller, { ...draft, content }, 'compute', requestId);
    return this.show(caller, id, language);
  }

  /** Throws REPORT_NOT_FOUND, REPORT_PUBLISHED, REPORT_CHANGED. */
  async write(caller: Principal, id: string, dto: ReportTextDto, language: Language, requestId: string) {
    const draft = await this.#writable(caller, id);
    const { lead, demands, rev } = dto;
    if (draft.rev !== rev) throw apiProblem('REPORT_CHANGED');
    await this.#save(caller, { ...draft, text: { lead, demands } }, 'edit', requestId);
    return this.show(caller, id, language);
  }

  /** Freezes just what the caller looked at. Throws what stands in the way, REPORT_CHANGED. */
  async publish(caller: Principal, id: string, rev: number, language: Language, requestId: string) {
    const draft = await this.#writable(caller, id);
    if (draft.rev !== rev) throw apiProblem('REPORT_CHANGED');
    const at = this.#at();
    const [obstacle] = publishObstacles({ ...draft.content, text: draft.text }, at);
    if (obstacle) throw apiProblem(obstacle);
    const signer = { id: caller.id, name: caller.name };
    if (!(await this.persistence.reports.publish(draft, signer, at))) throw apiProblem('REPORT_CHANGED');
    await this.#log(caller, 'publish', id, requestId);
    return this.show(caller, id, language);
  }

  /** A draft of the next version, counted anew. Throws REPORT_DRAFT, REPORT_NOT_LATEST, REPORT_EXISTS. */
  async correct(caller: Principal, id: string, reason: string, language: Language, requestId: string) {
    const { report } = await this.#found(caller, id, mayWriteReport);
    if (!report) throw apiProblem('REPORT_DRAFT');
    const { region, month } = report.content;
    const scope = regionsOf(caller, REPORT_WRITERS);
    const query = { region: region.code, month, limit: 1, drafts: scope, published: scope };
    const [latest] = (await this.persistence.reports.list(query)).rows;
    if (latest?.state === 'draft') throw apiProblem('REPORT_EXISTS');
    if (latest?.id !== id) throw apiProblem('REPORT_NOT_LATEST');
    const corrects = { of: { id, version: report.version }, reason };
    const content = await this.#compute(caller, region, month);
    const draft = { version: report.version + 1, content, text: report.text, corrects };
    return this.#add(caller, draft, 'correct', language, requestId);
  }

  /** Throws REPORT_NOT_FOUND, REPORT_PUBLISHED. */
  async discard(caller: Principal, id: string, requestId: string): Promise<void> {
    await this.#writable(caller, id);
    if (!(await this.persistence.reports.removeDraft(id))) throw apiProblem('REPORT_NOT_FOUND');
    await this.#log(caller, 'discard', id, requestId);
  }

  /** The report on A4 pages; who took it is on record. Throws REPORT_NOT_FOUND. */
  async pdf(caller: Principal, id: string, requestId: string): Promise<{ name: string; body: Buffer }> {
    const { draft, report } = await this.#found(caller, id);
    const { content, version } = draft ?? report;
    const body = await reportPdf(draft ? { ...draft, signer: null, publishedAt: null, sm3: null } : report);
    await this.#log(caller, 'export', id, requestId);
    return { name: `report-${content.region.code}-${content.month}-v${version}${draft ? '-draft' : ''}.pdf`, body };
  }

  async #compute(caller: Principal, region: ReportContent['region'], month: ReportMonth): Promise<ReportContent> {
    const { statistics, reportEvents, places } = this.persistence;
    const computedAt = this.#at();
    const period = spanOfMonth(month);
    const query = { region: region.code, periods: [period, previousOf(period)], groupBy: 'department' } as const;
    const counted = [];
    // One after another: a report may take a while, and leaves the connections to those who work on cases.
    for (const indicator of INDICATORS) {
      const [now, before] = await statistics.measure(caller, indicator, query, computedAt);
      counted.push({ indicator, now: now!, before: before! });
    }
    const cards = await reportEvents.cards(region.code, period, computedAt);
    const urges = await reportEvents.urges(region.code, period, computedAt);
    const departments = (await places.all()).departments.filter((one) => regionCovers(region.code, one.region));
    return compileReport({ region, month, computedAt, departments, counted, cards, urges });
  }

  async #add(
    caller: Principal,
    draft: Omit<ReportDraft, 'id' | 'rev'>,
    action: string,
    language: Language,
    requestId: string,
  ): Promise<ReportView> {
    const id = randomUUID();
    if (!(await this.persistence.reports.addDraft({ ...draft, id, rev: 1 }, caller.id, this.#at())))
      throw apiProblem('REPORT_EXISTS');
    await this.#log(caller, action, id, requestId);
    return this.show(caller, id, language);
  }

  async #save(caller: Principal, draft: ReportDraft, action: string, requestId: string): Promise<void> {
    if (!(await this.persistence.reports.saveDraft(draft, caller.id, this.#at()))) throw apiProblem('REPORT_CHANGED');
    await this.#log(caller, action, draft.id, requestId);
  }

  /** A draft is known to those only who may write it. */
  async #found(caller: Principal, id: string, may = mayReadReport): Promise<Found> {
    const report = await this.persistence.reports.published(id);
    if (report && may(caller, report.content.region.code)) return { report, draft: undefined };
    const draft = report ? undefined : await this.persistence.reports.draft(id);
    if (draft && mayWriteReport(caller, draft.content.region.code)) return { draft, report: undefined };
    throw apiProblem('REPORT_NOT_FOUND');
  }

  async #writable(caller: Principal, id: string): Promise<ReportDraft> {
    const { draft } = await this.#found(caller, id, mayWriteReport);
    if (!draft) throw apiProblem('REPORT_PUBLISHED');
    return draft;
  }

  #obstacles({ content, text }: ReportDraft, language: Language): ReportView['obstacles'] {
    return publishObstacles({ ...content, text }, this.#at()).map((code) => ({
      code,
      message: inLanguage(apiProblem(code).sentence, language),
    }));
  }

  #at(): EpochMs {
    return epochMs(this.now());
  }

  #log(caller: Principal, action: string, id: string, requestId: string): Promise<void> {
    return this.persistence.audit.write({
      actorId: caller.id,
      action: `report-${action}`,
      object: `report:${id}`,
      at: this.#at(),
      requestId,
    });
  }
}

type Found =
  | { readonly draft: ReportDraft; readonly report: undefined }
  | { readonly draft: undefined; readonly report: StoredReport };
