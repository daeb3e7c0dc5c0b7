import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { HAND_IN_FORMS, type HandInForm, NECESSITIES, type Necessity } from '#libs/domain/terms/index.js';
import { useSettings } from '../app/settings';
import type { Attachment } from './attachment';
import { AttachmentLine } from './AttachmentLine';
import { HeaderTick } from './HeaderTick';
import { Upload, type UploadSource } from './Upload';
import './parts.css';

/** One line of a material list. */
export interface MaterialLine {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly necessity: string;
  readonly notes?: string;
  readonly copies?: number;
  readonly exempt?: boolean;
  /** The item asks for the original, which whoever takes it in has to see. */
  readonly original?: boolean;
  /** Said under the name, e.g. what was asked for in a notice. */
  readonly remark?: string;
  /** Ways to hand it in; asked for where `forms` is on. */
  readonly forms?: readonly HandInForm[];
  /** How it was handed in; null for not at all. Said where it is known and not asked for. */
  readonly handedIn?: HandInForm | null;
  /** Files to look at, where `files` is 'view'. */
  readonly files?: readonly Attachment[];
}

/** What is answered for one line: `values.materials[id]`. */
export interface MaterialValue {
  readonly ticked?: boolean;
  readonly originalChecked?: boolean;
  readonly form?: HandInForm;
  readonly files?: readonly Attachment[];
  /** What is wrong with it, or what is asked for. */
  readonly text?: string;
}

interface MaterialsProps {
  readonly lines: readonly MaterialLine[];
  /** Heads the column of ticks; left out where nothing is ticked. */
  readonly tick?: string;
  /** Asks how each material is handed in. */
  readonly forms?: boolean;
  /** Whoever hands in must say how for each line that is not optional, and give a file for an electronic one. */
  readonly complete?: boolean;
  /** Asks whether the original was seen (已核验原件), of lines that need it. */
  readonly originals?: boolean;
  readonly files?: 'edit' | 'view';
  readonly sources?: readonly UploadSource[];
  readonly caseNo?: string;
  /** A text to write for lines that are (`when: true`) or are not ticked. */
  readonly text?: { readonly label: string; readonly when: boolean; readonly required: boolean; readonly max?: number };
}

interface ForLine {
  readonly line: MaterialLine;
}

const NAME = 'materials';

/** Whether files go with this way of handing in. */
export const takesFiles = (form: HandInForm | undefined): boolean => form === 'electronic' || form === 'paper';

/** 申请材料 inside an antd Form, at `materials`: ticks with a header tick, form of handing in, files, notes. */
export function Materials(props: MaterialsProps) {
  const { lines, tick, forms = false, complete = false, originals = false, files, caseNo, text } = props;
  const { t } = useTranslation('steps');
  const withOriginal = originals ? lines.filter(({ original }) => original) : [];
  const tickable = lines.filter((line) => !line.exempt || !text?.when);
  return (
    <div className="materials">
      {tick !== undefined && (
        <div className="materials-head">
          <HeaderTick
            showLabel
            label={t('parts.tickAll', { tick })}
            paths={tickable.map(({ id }) => [NAME, id, 'ticked'])}
          />
          {withOriginal.length > 0 && (
            <HeaderTick
              showLabel
              label={t('parts.tickAll', { tick: t('parts.original') })}
              paths={withOriginal.map(({ id }) => [NAME, id, 'originalChecked'])}
            />
          )}
        </div>
      )}
      <ol className="material-list">
        {lines.map((line) => (
          <li key={line.id} className="material">
            <div className="material-tick">
              {tick !== undefined && (
                <Form.Item noStyle name={[NAME, line.id, 'ticked']} valuePropName="checked">
                  <Checkbox aria-label={`${tick}: ${line.name}`} disabled={!tickable.includes(line)} />
                </Form.Item>
              )}
            </div>
            <MaterialText line={line} />
            <div className="material-controls">
              {forms && (line.forms?.length ?? 0) > 0 && <HandInFormChoice line={line} complete={complete} />}
              {!forms && line.handedIn !== undefined && <HandedIn line={line} withoutFiles={files === 'view'} />}
              {files === 'edit' && <LineFiles line={line} {...props} />}
              {files === 'view' &&
                line.files?.map((file) => <AttachmentLine key={file.attachmentId} file={file} caseNo={caseNo} />)}
              {text && <LineText line={line} {...text} />}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function MaterialText({ line }: ForLine) {
  const { t } = useTranslation('steps');
  const { language } = useSettings();
  const { name, necessity, notes, copies = 0, exempt, remark } = line;
  return (
    <div className="material-text">
      <span className="material-name">{name}</span>
      <span className={`material-necessity ${necessity}`}>
        {exempt ? HAND_IN_FORMS.exempt[language] : NECESSITIES[necessity as Necessity][language]}
        {copies > 0 && ` · ${t('parts.copies', { n: copies })}`}
      </span>
      {notes && <span className="hint">{notes}</span>}
      {remark && <strong className="material-remark">{remark}</strong>}
    </div>
  );
}

/** 电子化, 未提交; an electronic one without a file says so. */
function HandedIn({ line, withoutFiles }: { readonly line: MaterialLine; readonly withoutFiles: boolean }) {
  const { t } = useTranslation('steps');
  const { language } = useSettings();
  if (!line.handedIn) return line.exempt ? null : <span className="hint">{t('parts.notHandedIn')}</span>;
  const isBare = withoutFiles && line.handedIn === 'electronic' && !line.files?.length;
  return (
    <span className="hint">
      {HAND_IN_FORMS[line.handedIn][language]}
      {isBare && ` · ${t('parts.noFiles')}`}
    </span>
  );
}

function HandInFormChoice({ line, complete }: ForLine & { readonly complete: boolean }) {
  const { t } = useTranslation('steps');
  const { language } = useSettings();
  const isOwed = complete && line.necessity !== 'optional';
  return (
    <Form.Item
      name={[NAME, line.id, 'form']}
      className="material-form"
      rules={[{ required: isOwed, message: t('parts.formRequired', { name: line.name }) }]}
    >
      <Select
        allowClear={!isOwed}
        aria-label={t('parts.formOf', { name: line.name })}
        placeholder={t('parts.notHandedIn')}
        options={(line.forms ?? []).map((value) => ({ value, label: HAND_IN_FORMS[value][language] }))}
      />
    </Form.Item>
  );
}

/** Files go with what is handed in as a file or on paper, and so does the original. */
function LineFiles({ line, forms, complete = false, originals, sources, caseNo }: MaterialsProps & ForLine) {
  const { t } = useTranslation('steps');
  const form = Form.useWatch<HandInForm | undefined>([NAME, line.id, 'form']);
  if (forms && !takesFiles(form)) return null;
  const isOwed = complete && form === 'electronic';
  return (
    <>
      <Form.Item
        name={[NAME, line.id, 'files']}
        className="material-form"
        rules={[{ required: isOwed, type: 'array', message: t('parts.fileRequired', { name: line.name }) }]}
      >
        <Upload label={line.name} caseNo={caseNo} sources={sources} />
      </Form.Item>
      {originals && line.original && (
        <Form.Item noStyle name={[NAME, line.id, 'originalChecked']} valuePropName="checked">
          <Checkbox aria-label={`${t('parts.original')}: ${line.name}`}>{t('parts.original')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

function LineText({ line, label, when, required, max = 500 }: ForLine & NonNullable<MaterialsProps['text']>) {
  const { t } = useTranslation('steps');
  const ticked = Form.useWatch<boolean | undefined>([NAME, line.id, 'ticked']) ?? false;
  if (ticked !== when) return null;
  return (
    <Form.Item
      name={[NAME, line.id, 'text']}
      className="material-form"
      rules={[
        { required, whitespace: true, message: t('parts.required', { label }) },
        { max, message: t('parts.tooLong', { max }) },
      ]}
    >
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} aria-label={`${label}: ${line.name}`} placeholder={label} />
    </Form.Item>
  );
}
