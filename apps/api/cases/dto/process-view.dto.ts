import { STAGES } from '#libs/domain/case/stage.js';
import {
  BooleanField,
  ChoiceField,
  IntField,
  ListField,
  ObjectField,
  TextField,
  TextListField,
  ValueField,
} from '../../http/fields.js';
import { PersonView } from './basic-view.dto.js';
import { STEP_FACTS } from '../step-facts.js';

const Name = (options: { nullable?: boolean; optional?: boolean; description?: string } = {}) =>
  TextField({ max: 300, ...options });
const Rev = () => IntField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'Sequence number of an event' });

export class EventActorView {
  @Name() id: string;
  @Name() name: string;
  @Name() role: string;
}
export class CaseFileView {
  @TextField({ max: 64, description: '附件编号' }) attachmentId: string;
  @Name() name: string;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER }) size: number;
  @Name() mediaType: string;
}
export class FormFieldView {
  @Name() name: string;
  @Name() label: string;
  @Name() type: string;
  @BooleanField() required: boolean;
  @IntField({ min: 1, max: 100_000, optional: true }) maxLength?: number;
  @TextListField({ max: 300, maxItems: 1000, optional: true }) choices?: readonly string[];
  @BooleanField({ optional: true }) personal?: boolean;
  @ValueField(['string', 'number', 'null']) value: string | number | null;
}

export class NamedView {
  @Name() id: string;
  @Name() name: string;
}
export class StepFactView {
  @ChoiceField(STEP_FACTS) name: string;
  @ValueField(['string', 'number', 'boolean'], { description: 'A term by its identifier' }) value:
    string | number | boolean;
}
export class StepMaterialView {
  @Name() id: string;
  @Name() name: string;
  @Name({ optional: true }) form?: string;
  @TextField({ max: 500, optional: true, description: '补正要求' }) requirement?: string;
  @BooleanField({ optional: true }) repeated?: boolean;
  @BooleanField({ optional: true }) passed?: boolean;
  @BooleanField({ optional: true }) originalChecked?: boolean;
  @TextField({ max: 500, optional: true }) correctedOnSpot?: string;
  @ListField(() => CaseFileView, { maxItems: 1000 }) attachments: readonly CaseFileView[];
}
export class CorrectionView {
  @Name({ description: '`applicant.phone`, `form.x`' }) path: string;
  @ValueField(['string', 'number', 'null'], { optional: true, description: 'Left out where masked' }) before?:
    string | number | null;
  @ValueField(['string', 'number', 'null'], { optional: true }) after?: string | number | null;
}
/** 详情 of one step, read-only (PRE-03, APR-15): what was filled in, handed in and decided at it. */
export class ProcessDetailView {
  @ChoiceField(STAGES, { optional: true, description: 'Where the case went' }) to?: string;
  @ListField(() => StepFactView, { maxItems: 100 }) facts: readonly StepFactView[];
  @ListField(() => NamedView, { maxItems: 1000, description: 'Whom it went to' }) people: readonly NamedView[];
  @ListField(() => NamedView, { maxItems: 1000, description: 'Conditions and materials found unmet' })
  unmet: readonly NamedView[];
  @ListField(() => StepMaterialView, { maxItems: 1000 }) materials: readonly StepMaterialView[];
  @ListField(() => FormFieldView, { maxItems: 1000, description: 'As it was handed in' })
  form: readonly FormFieldView[];
  @ListField(() => CorrectionView, { maxItems: 1000 }) corrections: readonly CorrectionView[];
  @ObjectField(() => PersonView, { optional: true, description: '代领人' }) receiver?: PersonView;
}

export class ProcessStepView {
  @Rev() seq: number;
  @Name() type: string;
  @Name() name: string;
  @TextField({ max: 35 }) at: string;
  @ObjectField(() => EventActorView) person: EventActorView;
  @Name({ optional: true }) step?: string;
  @Name({ optional: true }) outcome?: string;
  @TextField({ max: 4000, optional: true }) opinion?: string;
  @BooleanField({ description: 'Messages or documents went out with it' }) sent: boolean;
  @ObjectField(() => ProcessDetailView) detail: ProcessDetailView;
}
