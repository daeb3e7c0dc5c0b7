import type { ComponentType } from 'react';
import type { CaseFile } from '../api/case';
import type { CommandName, GivenCommand } from '../api/commands';

/** Where a value stands in the form of a step. */
export type FieldPath = readonly (string | number)[];
/** Tabs of the side panel. */
export type SideTab = 'materials' | 'process' | 'basic' | 'form';

export interface StepFieldsProps {
  readonly file: CaseFile;
  readonly command: CommandName;
}

/** What makes one step page; the frame around it is the same for all (StepFrame). */
export interface Step<V = object> {
  /** The commands that the page may give: it is there while the case offers one of them. */
  readonly commands: readonly CommandName[];
  readonly initial: (file: CaseFile, command: CommandName) => V;
  readonly Fields: ComponentType<StepFieldsProps>;
  /** What 完成 gives, of the values and of the file that they were judged by. */
  readonly given: (values: V, file: CaseFile, command: CommandName) => GivenCommand;
  /** The field that a JSON pointer into the request's body means, where it is another than the pointer's own path. */
  readonly fieldOf?: (pointer: string, values: V, file: CaseFile) => FieldPath | undefined;
  /** 业务表格 on a page of its own after the first: its values are lost by 上一步 (ACC-15). */
  readonly second?: {
    readonly isWanted: (values: V, file: CaseFile) => boolean;
    readonly Fields: ComponentType<StepFieldsProps>;
    readonly part: keyof V & string;
  };
  /** What stands open beside it. */
  readonly side: SideTab;
}

/** Types a step by its own values; the frame knows them as an object only. */
export const defineStep = <V extends object>(step: Step<V>): Step => step as unknown as Step;

/** The text without blanks around it, or nothing at all where it is empty. */
export const said = (text: string | undefined): string | undefined => text?.trim() || undefined;
