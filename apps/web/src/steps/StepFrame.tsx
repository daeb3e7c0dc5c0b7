import { useNavigate } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../api/case';
import type { CommandName } from '../api/commands';
import type { Me } from '../api/session';
import { ActionBar } from '../parts/ActionBar';
import { DraftKeeper } from './DraftKeeper';
import { StepNotices } from './notices/StepNotices';
import { isPopupOpen } from './popups';
import type { Step } from './step';
import { StepHead } from './StepHead';
import { StepSide } from './StepSide';
import { useStepDraft } from './useStepDraft';
import { useStepSending } from './useStepSending';

interface StepFrameProps {
  readonly step: Step;
  readonly command: CommandName;
  readonly file: CaseFile;
  readonly me: Me;
  /** Empties the page of what was typed. */
  readonly onAfresh: () => void;
}

/** What every step page has: head, fields, what the officer needs beside them, notices, and 取消 / 上一步 / 完成. */
export function StepFrame({ step, command, file, me, onAfresh }: StepFrameProps) {
  const { t } = useTranslation('steps');
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const [form] = Form.useForm<object>();
  const frame = useRef<HTMLDivElement>(null);
  const [initial] = useState(() => step.initial(file, command));
  const draft = useStepDraft(step, file, me);
  const sending = useStepSending({ step, command, file, me, form, draft });
  const { Fields, second } = step;
  const isThere = step.commands.some((name) => file.availableCommands.includes(name));

  useEffect(() => focusFirst(frame.current), [draft.onSecond]);

  const leave = () => {
    draft.drop();
    return navigate({ to: '/cases/$caseNo', params: { caseNo: file.caseNo } });
  };
  const askAndLeave = () => {
    if (!draft.isTyped()) return void leave();
    modal.confirm({
      title: t('leave.title'),
      content: t('leave.text'),
      okText: t('leave.drop'),
      cancelText: t('leave.stay'),
      onOk: () => void leave(),
    });
  };
  const previous = () => {
    if (second) form.setFieldsValue({ [second.part]: initial[second.part] });
    draft.turn(false);
  };
  useHotkeys('ctrl+enter, meta+enter', () => form.submit(), { enableOnFormTags: true, preventDefault: true });
  useHotkeys(
    'esc',
    (event) => {
      if (isPopupOpen()) return;
      // The question that opens now is not to be closed by the same key press.
      event.stopPropagation();
      askAndLeave();
    },
    { enableOnFormTags: true },
  );

  const finish = () => {
    const values = form.getFieldsValue(true) as object;
    if (second && !draft.onSecond && second.isWanted(values, file)) return draft.turn(true);
    return sending.send(values);
  };
  return (
    <div className="step" ref={frame}>
      <StepHead file={file} command={command} />
      <StepNotices
        file={file}
        me={me}
        isThere={isThere}
        draft={draft}
        sending={sending}
        onAfresh={() => {
          draft.drop();
          onAfresh();
        }}
      />
      {(isThere || draft.wasKept || draft.isTyped()) && (
        <div className="step-columns">
          <Form
            form={form}
            layout="vertical"
            className="step-form"
            initialValues={draft.kept ?? initial}
            disabled={!isThere || sending.unanswered !== undefined}
            scrollToFirstError={{ focus: true, block: 'center' }}
            onFinish={() => void finish()}
          >
            <DraftKeeper form={form} onChange={draft.typed} />
            <div hidden={draft.onSecond}>
              <Fields file={file} command={command} />
            </div>
            {second && draft.onSecond && <second.Fields file={file} command={command} />}
            <PrimaryBar
              step={step}
              file={file}
              onSecond={draft.onSecond}
              busy={sending.isBusy}
              off={!isThere || sending.unanswered !== undefined}
              onCancel={() => void leave()}
              onPrevious={previous}
            />
          </Form>
          <StepSide file={file} opened={step.side} />
        </div>
      )}
    </div>
  );
}

interface PrimaryBarProps {
  readonly step: Step;
  readonly file: CaseFile;
  readonly onSecond: boolean;
  readonly busy: boolean;
  readonly off: boolean;
  readonly onCancel: () => void;
  readonly onPrevious: () => void;
}

/** Says 下一步 while what is answered leads to the second page (ACC-13). */
function PrimaryBar({ step, file, onSecond, busy, off, onCancel, onPrevious }: PrimaryBarProps) {
  const values = Form.useWatch((all: object) => all, { form: Form.useFormInstance<object>(), preserve: true });
  const leadsOn = !onSecond && values !== undefined && step.second?.isWanted(values, file) === true;
  return (
    <ActionBar
      onCancel={onCancel}
      onPrevious={onSecond ? onPrevious : undefined}
      next={leadsOn}
      busy={busy}
      off={off}
    />
  );
}

const FOCUSABLE = 'input:not([type=hidden]):not([disabled]), textarea:not([disabled])';

/** The keyboard starts in the first field; a page without one, at its button. */
function focusFirst(frame: HTMLElement | null): void {
  const found = [
    ...(frame?.querySelectorAll<HTMLElement>(`.step-form :is(${FOCUSABLE}), .step-form [type=submit]`) ?? []),
  ];
  const first = found.find((field) => field.offsetParent !== null);
  first?.focus({ preventScroll: true });
}
