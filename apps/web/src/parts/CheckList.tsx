import { Checkbox, Form } from 'antd';
import { HeaderTick } from './HeaderTick';
import './parts.css';

interface CheckListProps {
  readonly title: string;
  readonly selectAll: string;
  readonly lines: readonly { readonly id: string; readonly text: string }[];
  /** Where the ticks stand in the surrounding Form: name → line id → boolean. */
  readonly name: string;
}

/** Lines to tick one by one or all by the header (是否符合). */
export function CheckList({ title, selectAll, lines, name }: CheckListProps) {
  if (lines.length === 0) return null;
  return (
    <fieldset className="check-list">
      <legend>{title}</legend>
      <div className="check-list-head">
        <HeaderTick showLabel label={selectAll} paths={lines.map(({ id }) => [name, id])} />
      </div>
      <ol>
        {lines.map(({ id, text }) => (
          <li key={id}>
            <Form.Item noStyle name={[name, id]} valuePropName="checked">
              <Checkbox>{text}</Checkbox>
            </Form.Item>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
