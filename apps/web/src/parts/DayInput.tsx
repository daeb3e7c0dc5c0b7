import { Flex, Input, type InputProps } from 'antd';
import { useFormat } from '../format/useFormat';

type DayInputProps = Omit<InputProps, 'value' | 'onChange' | 'type'> & {
  /** YYYY-MM-DD, or with `time` YYYY-MM-DDTHH:MM:SS+08:00; empty for none. */
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  /** Asks for the time of day in Asia/Shanghai too. */
  readonly time?: boolean;
};

const OFFSET = ':00+08:00';
const COMPLETE_DAY = /^\d{4}-\d\d-\d\d/;

/** A calendar date, typed or picked; the browser's own picker, which every keyboard and phone knows. */
export function DayInput({ value = '', onChange, time = false, ...input }: DayInputProps) {
  const format = useFormat();
  const shown = time ? value.slice(0, 16) : value;
  return (
    <Flex gap={8} align="center" wrap>
      <Input
        {...input}
        type={time ? 'datetime-local' : 'date'}
        value={shown}
        max={time ? '9999-12-31T23:59' : '9999-12-31'}
        style={{ width: time ? 220 : 170 }}
        onChange={({ target }) =>
          onChange?.(target.value === '' ? undefined : time ? target.value + OFFSET : target.value)
        }
      />
      {COMPLETE_DAY.test(shown) && <span className="num day-said">{format.day(shown.slice(0, 10))}</span>}
    </Flex>
  );
}
