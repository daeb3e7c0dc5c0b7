import { DOCUMENT_TEMPLATES } from '#libs/domain/case/effect-types.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  IntField,
  ListField,
  ProseField,
  TextField,
  TextListField,
} from '../../http/fields.js';

const MAX_VERSION = 10_000;
const Instant = () => TextField({ max: 35, example: '2026-02-24T09:00:00.000+08:00' });
const Name = (options: { nullable?: boolean; description?: string } = {}) => TextField({ max: 300, ...options });
const Version = (options: { optional?: boolean; fromText?: boolean; description?: string } = {}) =>
  IntField({ min: 1, max: MAX_VERSION, ...options });

export class DocumentRowView {
  @Name({ description: 'Event and place: `1-1`' }) documentId: string;
  @ChoiceField(Object.keys(DOCUMENT_TEMPLATES)) template: string;
  @Name() title: string;
  @Name({ description: '文号' }) documentNo: string;
  @Version({ description: 'The latest; 1 is what the template made' }) version: number;
  @DayField() issuedOn: string;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'The event that asked for it' }) seq: number;
  @Name({ description: 'That event in words (环节)' }) step: string;
  @ChoiceField(['waiting', 'issued', 'failed']) status: 'waiting' | 'issued' | 'failed';
  @TextListField({ max: 100, maxItems: 100, description: 'Labels of mandatory lines without a value' })
  missing: readonly string[];
}
export class DocumentsView {
  @ListField(() => DocumentRowView, { maxItems: 100_000 }) documents: readonly DocumentRowView[];
}

export class DocumentLineView {
  @Name() id: string;
  @Name() label: string;
  @TextField({ max: 20_000 }) value: string;
  @BooleanField({ description: 'Tells which document it is: can’t be changed' }) fixed: boolean;
}
export class DocumentVersionView {
  @Version() version: number;
  @Instant() at: string;
  @Name({ description: 'Who acted, for version 1; who changed it, for the others' }) by: string;
  @TextField({ max: 500, nullable: true }) reason: string | null;
  @Name({ description: '杂凑值 SM3 over the whole text' }) sm3: string;
}
export class DocumentView extends DocumentRowView {
  @Version({ description: 'The one that is shown' }) shownVersion: number;
  @Name() organ: string;
  @TextField({ max: 20_000 }) statement: string;
  @ListField(() => DocumentLineView, { maxItems: 200 }) lines: readonly DocumentLineView[];
  @ListField(() => DocumentVersionView, { maxItems: MAX_VERSION }) versions: readonly DocumentVersionView[];
  @BooleanField({ description: 'Personal data are masked for this caller' }) masked: boolean;
  @BooleanField({ description: 'The caller may make a new version' }) canEdit: boolean;
}

export class DocumentQuery {
  @Version({ optional: true, fromText: true, description: 'The latest by default' })
  version?: number;
}

class DocumentLineDto {
  @TextField({ max: 64 })
  id: string;

  @ProseField({ max: 2000, min: 1 })
  value: string;
}
export class EditDocumentDto {
  @Version({ description: 'The latest version, that was changed' })
  baseVersion: number;

  @ProseField({ max: 2000, min: 1, optional: true })
  statement?: string;

  @ListField(() => DocumentLineDto, { maxItems: 200, optional: true, description: 'Lines that changed' })
  lines?: DocumentLineDto[];

  @ProseField({ max: 500, optional: true })
  reason?: string;
}

export class PrintedDto {
  @Version({ description: 'The version on paper' })
  version: number;
}
