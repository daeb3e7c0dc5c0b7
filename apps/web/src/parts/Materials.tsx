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
  readonly files?: 'edit' | 'view';
  readonly sources?: readonly UploadSource[];
  readonly caseNo?: string;
  /** A text to write for lines that are (`when: true`) or are not ticked. */
  readonly text?: { readonly label: string; readonly when: boolean; readonly required: boolean; readonly max?: number };
}

const NAME = 'materials';

/** 申请材料 inside an antd Form, at `materials`: ticks with a header tick, form of handing in, files, notes. */
export function Materials({ lines, tick, forms = false, files, sources, caseNo, text }: MaterialsProps) {
  const { t } = useTranslation('steps');
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
              {forms && (line.forms?.length ?? 0) > 0 && <HandInFormChoice line={line} />}
              {!forms && line.handedIn !== undefined && <HandedIn line={line} withoutFiles={files === 'view'} />}
              {files === 'edit' && (
                <Form.Item noStyle name={[NAME, line.id, 'files']}>
                  <Upload label={line.name} caseNo={caseNo} sources={sources} />
                </Form.Item>
              )}
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

function MaterialText({ line }: { readonly line: MaterialLine }) {
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

function HandInFormChoice({ line }: { readonly line: MaterialLine }) {
  const { t } = useTranslation('steps');
  const { language } = useSettings();
  return (
    <Form.Item name={[NAME, line.id, 'form']} className="material-form">
      <Select
        allowClear
        aria-label={t('parts.formOf', { name: line.name })}
        placeholder={t('parts.notHandedIn')}
        options={(line.forms ?? []).map((value) => ({ value, label: HAND_IN_FORMS[value][language] }))}
      />
    </Form.Item>
  );
}

function LineText({
  line,
  label,
  when,
  required,
  max = 500,
}: { readonly line: MaterialLine } & NonNullable<MaterialsProps['text']>) {
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
