import { Radio } from 'antd';

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A few things of which one is chosen, all of them seen; they take a second line where one is too narrow. */
export const Choices = <T extends string>({ label, value, options, onChange }: ChoicesProps<T>) => (
  <Radio.Group
    aria-label={label}
    optionType="button"
    value={value}
    options={[...options]}
    onChange={({ target }) => onChange(target.value as T)}
  />
);
