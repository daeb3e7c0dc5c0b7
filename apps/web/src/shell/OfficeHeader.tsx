import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/session';
import { UserMenu } from './UserMenu';

interface HeaderProps {
  readonly me: Me;
  readonly onMenu: () => void;
  readonly onFind: () => void;
}

/** One line over every office page: where home is, what finds everything, and who is signed in. */
export function OfficeHeader({ me, onMenu, onFind }: HeaderProps) {
  const { t } = useTranslation('work');
  return (
    <header className="office-header no-print">
      <button type="button" className="icon-button office-menu-button" aria-label={t('menu.open')} onClick={onMenu}>
        <MenuOutlined aria-hidden />
      </button>
      <Link to="/work/$queue" params={{ queue: 'todo' }} className="office-name">
        {t('product', { ns: 'common' })}
      </Link>
      <button type="button" className="find-button" aria-keyshortcuts="Control+K" onClick={onFind}>
        <SearchOutlined aria-hidden />
        <span className="find-text">{t('palette.find')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <UserMenu me={me} />
    </header>
  );
}
