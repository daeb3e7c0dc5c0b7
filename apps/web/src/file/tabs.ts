/** The five tabs of a case file in their order (SCR-07); the address names the open one. */
export const FILE_TABS = ['basic', 'process', 'materials', 'form', 'result'] as const;
export type FileTab = (typeof FILE_TABS)[number];
export const isFileTab = (name: unknown): name is FileTab => FILE_TABS.some((tab) => tab === name);
