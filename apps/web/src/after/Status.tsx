import { CheckCircleFilled, CloseCircleFilled, SwapOutlined, SyncOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

type Tone = 'waiting' | 'good' | 'bad' | 'past';
const ICONS: Readonly<Record<Tone, ReactNode>> = {
  waiting: <SyncOutlined spin />,
  good: <CheckCircleFilled />,
  bad: <CloseCircleFilled />,
  past: <SwapOutlined />,
};

/** What of a message or document each state means: sign, word and colour say the same. */
const TONES = {
  waiting: 'waiting',
  sent: 'good',
  issued: 'good',
  failed: 'bad',
  replaced: 'past',
} as const satisfies Record<string, Tone>;

interface StatusProps {
  readonly status: keyof typeof TONES;
  readonly children: ReactNode;
}

export function Status({ status, children }: StatusProps) {
  const tone = TONES[status];
  return (
    <span className={`status status-${tone}`}>
      <span aria-hidden>{ICONS[tone]}</span> {children}
    </span>
  );
}
