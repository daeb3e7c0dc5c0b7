import { HotkeysProvider, useHotkeys } from 'react-hotkeys-hook';
import { useSettings } from '../../app/settings';

/** Around everything that registers shortcuts, or lists them under `?`. */
export const ShortcutProvider = HotkeysProvider;

interface ShortcutOptions {
  /** Also while a field is being typed into: for combinations with Ctrl only. */
  readonly inFields?: boolean;
  readonly enabled?: boolean;
  /** Asked when the key is pressed: otherwise it is left to whatever else it means. */
  readonly when?: () => boolean;
}

/**
 * A keyboard shortcut that holds while the component stands, listed under `?` with its label:
 *
 *     useShortcut('e', t('shortcut.expand'), () => setOpen(true));
 *     useShortcut('g>t', t('queue.todo'), () => navigate(...)); // g, then t
 *     useShortcut('mod+k', t('palette.title'), open, { inFields: true }); // Ctrl K, ⌘K on a Mac
 *
 * Keys are named as react-hotkeys-hook names them (by place on the keyboard, so an input method does not hide them); a
 * comma parts two that do the same. Nothing fires behind an open dialog. Single keys can be switched off by the person
 * (WCAG 2.1.4).
 */
export function useShortcut(keys: string, label: string, action: () => void, options: ShortcutOptions = {}): void {
  const { inFields = false, enabled = true, when = () => true } = options;
  const { singleKeys } = useSettings();
  useHotkeys(keys, action, {
    description: label,
    enabled: enabled && (inFields || singleKeys),
    preventDefault: true,
    enableOnFormTags: true,
    ignoreEventWhen: ({ target }) => !when() || isBehindDialog() || (!inFields && isTypedInto(target)),
  });
}

const isBehindDialog = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

const TICKED = new Set(['checkbox', 'radio', 'button', 'submit']);
function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TICKED.has(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}
