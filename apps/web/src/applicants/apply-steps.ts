/** What an applicant goes through, one page each (申请). */
const APPLY_STEPS = ['identity', 'form', 'materials', 'delivery', 'check'] as const;
export type ApplyStep = (typeof APPLY_STEPS)[number];

export const isApplyStep = (text: unknown): text is ApplyStep => (APPLY_STEPS as readonly unknown[]).includes(text);

/** The steps of one item: nothing is asked where the item has no form. */
export const applySteps = (item: { readonly form: readonly unknown[] }): readonly ApplyStep[] =>
  APPLY_STEPS.filter((step) => step !== 'form' || item.form.length > 0);
