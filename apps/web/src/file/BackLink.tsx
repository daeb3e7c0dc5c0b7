import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way back to the list. */
export function BackLink() {
  const { t } = useTranslation('file');
  return (
    <Link to="/work/$queue" params={{ queue: 'todo' }} className="back-link">
      <ArrowLeftOutlined aria-hidden /> {t('back')}
    </Link>
  );
}
