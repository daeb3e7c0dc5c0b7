import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lastList } from '../work/last-list';

/** The way back to the list as it stood. */
export function BackLink() {
  const { t } = useTranslation('file');
  const { queue, search } = lastList();
  return (
    <Link to="/work/$queue" params={{ queue }} search={search} className="back-link">
      <ArrowLeftOutlined aria-hidden /> {t('back')}
    </Link>
  );
}
