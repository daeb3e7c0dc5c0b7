import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';

interface RemoveRuleProps {
  /** Which rule, for a reader who hears the button alone. */
  readonly name: string;
  readonly isPending: boolean;
  readonly onRemove: () => void;
}

export function RemoveRule({ name, isPending, onRemove }: RemoveRuleProps) {
  const { t } = useTranslation('rules');
  return (
    <Popconfirm title={t('removeSure')} okText={t('remove')} cancelText={t('keep')} onConfirm={onRemove}>
      <Button size="small" danger loading={isPending} aria-label={`${t('remove')} ${name}`}>
        {t('remove')}
      </Button>
    </Popconfirm>
  );
}
