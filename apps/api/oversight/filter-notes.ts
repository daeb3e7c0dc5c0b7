import type { Principal } from '#libs/domain/identity/index.js';
import type { Language } from '../http/language.js';

const FILTER_NAMES = {
  level: { zh: '状态', en: 'card' },
  clock: { zh: '计时种类', en: 'clock' },
  region: { zh: '地区', en: 'region' },
  regionOnly: { zh: '仅本级', en: 'this region only' },
  department: { zh: '部门', en: 'department' },
  itemCode: { zh: '事项编码', en: 'item' },
  channel: { zh: '申请渠道', en: 'channel' },
  assignee: { zh: '经办人', en: 'officer' },
} as const;

/** What stands above the table: by which filter it was made, by whom, when, and how many rows it has. */
export function filterNotes(
  filter: object,
  { caller, at, rows }: { readonly caller: Principal; readonly at: string; readonly rows: number },
  language: Language,
): readonly string[] {
  const isEnglish = language === 'en';
  const parts = Object.entries(filter).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const label = FILTER_NAMES[name as keyof typeof FILTER_NAMES];
    return [`${isEnglish ? label.en : label.zh}=${String(value)}`];
  });
  return isEnglish
    ? [`Filter: ${parts.join('; ') || 'none'}`, `Made by ${caller.name} (${caller.id}) at ${at}; rows: ${rows}`]
    : [`查询条件:${parts.join(';') || '无'}`, `导出人:${caller.name}(${caller.id}),时间:${at},共 ${rows} 行`];
}
