import { useNavigate } from '@tanstack/react-router';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../api/case';
import { type CommandName, type GivenCommand, useCommands } from '../api/commands';
import { isProblem, maySendAgain, type Problem } from '../api/problem';
import type { Me } from '../api/session';
import { changesSince } from './changes';
import { FIELDS_OF_CODES } from './fields-of-codes';
import type { FieldPath, Step } from './step';
import type { StepDraftHandle } from './useStepDraft';

interface SendingProps {
  readonly step: Step;
  readonly command: CommandName;
  readonly file: CaseFile;
  readonly me: Me;
  readonly form: FormInstance<object>;
  readonly draft: StepDraftHandle;
}

export interface StepSending {
  readonly send: (values: object) => Promise<void>;
  /** The same again, as the same attempt: it is done once. */
  readonly sendAgain: () => Promise<void>;
  /** Back to the fields, without sending again. */
  readonly forget: () => void;
  /** What was sent and got no answer. */
  readonly unanswered: GivenCommand | undefined;
  readonly refusal: Problem | undefined;
  /** Counts what has to be read above the fields before anything else. */
  readonly called: number;
  readonly isBusy: boolean;
}

/** Sends a step; a refusal goes to its fields, a lost answer is offered to be sent again. */
export function useStepSending({ step, command, file, me, form, draft }: SendingProps): StepSending {
  const navigate = useNavigate();
  const giving = useCommands(file.caseNo);
  const [unanswered, setUnanswered] = useState<GivenCommand>();
  const [refusal, setRefusal] = useState<Problem>();
  const [called, setCalled] = useState(0);
  const [isDone, setDone] = useState(false);

  const refuse = (problem: Problem) => {
    setRefusal(problem);
    const values = form.getFieldsValue(true) as object;
    const errors = fieldErrors(problem, (pointer) => step.fieldOf?.(pointer, values, file) ?? pathOf(pointer));
    form.setFields(errors.map(({ path, message }) => ({ name: [...path] as never, errors: [message] })));
    const first = errors[0];
    if (first) form.focusField([...first.path] as never);
    else setCalled((n) => n + 1);
  };
  const give = async (given: GivenCommand) => {
    setRefusal(undefined);
    try {
      const { rev } = await giving.mutateAsync(given);
      setDone(true);
      draft.drop();
      await navigate({ to: '/cases/$caseNo/after/$seq', params: { caseNo: file.caseNo, seq: String(rev) } });
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (!maySendAgain(error)) {
        setUnanswered(undefined);
        return refuse(error);
      }
      setUnanswered(given);
      setCalled((n) => n + 1);
      draft.noteLost();
    }
  };
  return {
    send: async (values) => {
      // Whoever came first is read about before anything is sent.
      if (changesSince(file, draft, me).length > 0) return setCalled((n) => n + 1);
      const given = step.given(values, file, command);
      return give({ ...given, body: { ...given.body, expectedRev: file.rev } } as GivenCommand);
    },
    sendAgain: () => (unanswered ? give(unanswered) : Promise.resolve()),
    forget: () => setUnanswered(undefined),
    unanswered,
    refusal,
    called,
    isBusy: giving.isPending || isDone,
  };
}

const pathOf = (pointer: string): FieldPath => pointer.split('/').slice(1);

/** Sentences by field: those that name one, and a rule's refusal that is about one. */
function fieldErrors(problem: Problem, fieldOf: (pointer: string) => FieldPath) {
  if (problem.errors.length > 0)
    return problem.errors.map(({ pointer, message }) => ({ path: fieldOf(pointer), message }));
  const pointer = FIELDS_OF_CODES[problem.code];
  return pointer === undefined ? [] : [{ path: fieldOf(pointer), message: problem.detail }];
}
