import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';
export type Look = 'system' | 'light' | 'dark';

interface Settings {
  readonly language: Language;
  readonly look: Look;
  /** Whether single letters are shortcuts. */
  readonly singleKeys: boolean;
}

const KEY = 'tongban.settings';
const listeners = new Set<() => void>();
let current: Settings = read(() => localStorage.getItem(KEY));

function read(kept: () => string | null): Settings {
  try {
    const { language, look, singleKeys } = JSON.parse(kept() ?? '{}') as Partial<Settings>;
    return { language: language === 'en' ? 'en' : 'zh', look: look ?? 'system', singleKeys: singleKeys ?? true };
  } catch {
    // Storage is off or holds something else: the defaults.
    return { language: 'zh', look: 'system', singleKeys: true };
  }
}

// What is chosen in one tab holds in all of them.
addEventListener('storage', ({ key, newValue }) => {
  if (key !== KEY) return;
  current = read(() => newValue);
  for (const listener of listeners) listener();
});

export const settings = (): Settings => current;

/** Language and look of this browser, kept over visits. Chinese comes first whatever the browser prefers. */
export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage is off: the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

export function subscribeSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSettings = (): Settings => useSyncExternalStore(subscribeSettings, settings);

const dark = matchMedia('(prefers-color-scheme: dark)');
const onSystemLook = (listener: () => void) => {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
};

/** Whether the page is dark now. */
export function useDark(): boolean {
  const { look } = useSettings();
  const system = useSyncExternalStore(onSystemLook, () => dark.matches);
  return look === 'system' ? system : look === 'dark';
}
