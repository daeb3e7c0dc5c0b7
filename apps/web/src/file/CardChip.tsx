import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
  StopOutlined,
  WarningOutlined,
} from '@ant-design/icons';

const ICONS = {
  none: CheckCircleOutlined,
  warning: ClockCircleOutlined,
  yellow: WarningOutlined,
  red: StopOutlined,
  paused: PauseCircleOutlined,
  stopped: MinusCircleOutlined,
} as const;

interface ChipProps {
  readonly tone: keyof typeof ICONS;
  readonly text: string;
}

/** Colour, sign and word together: 预警 / 黄牌 / 红牌, or what is left of a clock. */
export function CardChip({ tone, text }: ChipProps) {
  const Icon = ICONS[tone];
  return (
    <span className={`card-chip card-${tone}`}>
      <Icon aria-hidden /> {text}
    </span>
  );
}
