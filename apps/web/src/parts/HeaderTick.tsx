import { Checkbox, Form } from 'antd';

type Path = readonly (string | number)[];

interface HeaderTickProps {
  readonly label: string;
  /** The ticks of the lines below, in the surrounding Form. */
  readonly paths: readonly Path[];
  readonly showLabel?: boolean;
}

function at(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], values);
}

/** 全选: ticks or unticks every line; half ticked while some are. */
export function HeaderTick({ label, paths, showLabel = false }: HeaderTickProps) {
  const form = Form.useFormInstance();
  const ticked = Form.useWatch((values: unknown) => paths.filter((path) => at(values, path) === true).length, {
    form,
    preserve: true,
  });
  return (
    <Checkbox
      aria-label={label}
      checked={paths.length > 0 && ticked === paths.length}
      indeterminate={ticked !== undefined && ticked > 0 && ticked < paths.length}
      onChange={({ target }) =>
        form.setFields(paths.map((path) => ({ name: [...path], value: target.checked, errors: [] })))
      }
    >
      {showLabel ? label : undefined}
    </Checkbox>
  );
}
