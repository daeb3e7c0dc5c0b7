import type { Post, Principal } from '#libs/domain/identity/index.js';

/** An account or client as its table has it. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly windowId: string | null;
  readonly hash: string | null;
  readonly disabled: boolean;
  readonly sample: boolean;
}
export const ACCOUNT = `username AS id, name, posts, window_id AS "windowId", password_hash AS hash,
  disabled_at IS NOT NULL AS disabled, sample`;

/** The window of an account or client `a`, with its hall. */
export const WINDOW_NAME = `(SELECT h.name || w.name FROM service_window w JOIN hall h ON h.id = w.hall_id
  WHERE w.id = a.window_id)`;

export const principalOf = ({ id, name, posts, windowId }: AccountRow): Principal => ({
  id,
  name,
  posts,
  ...(windowId !== null && { windowId }),
});
