import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import './parts.css';

interface ActionBarProps {
  /** Leaves without saving anything (NFR-04). */
  readonly onCancel: () => void;
  readonly onPrevious?: () => void;
  /** 下一步 in place of 完成, where more pages follow. */
  readonly next?: boolean;
  readonly busy?: boolean;
  /** 完成 is not to be had at the moment; the ways out are, even where the fields are off. */
  readonly off?: boolean;
}

/** 取消, 上一步, and 完成 (or 下一步) that submits the surrounding form: the same on every step page. */
export function ActionBar({ onCancel, onPrevious, next = false, busy = false, off }: ActionBarProps) {
  const { t } = useTranslation();
  return (
    <div className="action-bar no-print">
      <Button disabled={false} onClick={onCancel}>
        {t('button.cancel')}
      </Button>
      {onPrevious && (
        <Button disabled={false} onClick={onPrevious}>
          {t('button.previous')}
        </Button>
      )}
      <Button type="primary" htmlType="submit" loading={busy} disabled={off}>
        {t(next ? 'button.next' : 'button.finish')}
      </Button>
    </div>
  );
}
