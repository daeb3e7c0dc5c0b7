import { Select } from 'antd';
import { NOTICE_CHANNELS, type NoticeChannel } from '#libs/domain/terms/index.js';
import { useSettings } from '../app/settings';

interface ChannelSelectProps {
  readonly id?: string;
  /** What it says while none is chosen. */
  readonly placeholder: string;
  readonly value?: NoticeChannel | '';
  readonly onChange?: (value: NoticeChannel | undefined) => void;
}

/** 通知方式 (MSG-07); none chosen means every channel. */
export function ChannelSelect({ id, placeholder, value, onChange }: ChannelSelectProps) {
  const { language } = useSettings();
  return (
    <Select
      id={id}
      allowClear
      value={value || undefined}
      onChange={(next: NoticeChannel | undefined) => onChange?.(next)}
      placeholder={placeholder}
      options={Object.entries(NOTICE_CHANNELS).map(([key, term]) => ({ value: key, label: term[language] }))}
    />
  );
}
