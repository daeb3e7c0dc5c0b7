import type { TFunction } from 'i18next';
import type { Schemas } from '../api/client';

/** A limit in its unit: 12 个工作日. */
export const limitText = (t: TFunction<'applicants'>, { unit, budget }: Schemas['LimitView']): string =>
  t(`limit.${unit}`, { count: budget });
