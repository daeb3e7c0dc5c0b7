import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons';
import type { CaseFile } from '../api/case';
import { useWords } from './words';

const ICONS = {
  none: CheckCircleOutlined,
  warning: ClockCircleOutlined,
  yellow: WarningOutlined,
  red: StopOutlined,
} as const;

/** 预警 / 黄牌 / 红牌: colour, sign and word together. */
export function CardChip({ level, text }: { readonly level: CaseFile['card']; readonly text?: string }) {
  const { t } = useWords();
  const Icon = ICONS[level];
  return (
    <span className={`card-chip card-${level}`}>
      <Icon aria-hidden /> {text ?? t(`card.${level}`)}
    </span>
  );
}
