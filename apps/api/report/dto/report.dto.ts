import { REPORT_MONTH } from '#libs/domain/report/index.js';
import { BooleanField, InstantField, IntField, ListField, ProseField, TextField } from '../../http/fields.js';
import { Cursor, Limit } from '../../oversight/index.js';

const Month = (options: { optional?: boolean } = {}) =>
  TextField({
    max: 7,
    pattern: { expression: REPORT_MONTH, zh: '月份,如 2026-10', en: 'a month such as 2026-10' },
    description: '月份 YYYY-MM',
    ...options,
  });
/** 导语 and 要求 take a page at most. */
const MAX_TEXT = 5000;
const Rev = () => IntField({ min: 1, max: 2_147_483_647, description: 'The draft as it was looked at' });

export class ReportListQuery {
  @TextField({ max: 12, optional: true, description: '区划代码' }) region?: string;
  @IntField({ min: 2000, max: 2099, optional: true, fromText: true }) year?: number;
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}
export class NewReportDto {
  @TextField({ max: 12, description: '区划代码; the report covers the regions below it too' }) region: string;
  @Month() month: string;
}
export class ReportTextDto {
  @ProseField({ max: MAX_TEXT, description: '导语' }) lead: string;
  @ProseField({ max: MAX_TEXT, description: '要求' }) demands: string;
  @Rev() rev: number;
}
export class PublishReportDto {
  @Rev() rev: number;
}
export class CorrectReportDto {
  @TextField({ max: 500, description: 'Why the published report is corrected; printed on the new version' })
  reason: string;
}

export class ReportRegionView {
  @TextField({ max: 12 }) code: string;
  @TextField({ max: 100 }) name: string;
}
export class ReportLineView {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 12 }) region: string;
  @TextField({ max: 100 }) regionName: string;
  @Month() month: string;
  @IntField({ min: 1, max: 2_147_483_647 }) version: number;
  @TextField({ max: 20, description: '`draft` or `published`' }) state: string;
  @TextField({ max: 500, nullable: true, description: 'Why it was corrected' }) reason: string | null;
  @TextField({ max: 100, nullable: true }) signerName: string | null;
  @InstantField({ nullable: true }) publishedAt: string | null;
  @BooleanField({ description: 'Published, and no later version was' }) isLatest: boolean;
}
export class ReportListView {
  @ListField(() => ReportLineView, { maxItems: 100 }) rows: readonly ReportLineView[];
  @TextField({ max: 500, nullable: true }) nextCursor: string | null;
  @ListField(() => ReportRegionView, { maxItems: 5000, description: 'Regions whose report the caller may write' })
  regions: readonly ReportRegionView[];
}
