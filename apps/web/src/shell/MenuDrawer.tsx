import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/session';
import { OfficeMenu } from './OfficeMenu';

/** The left navigation where the screen is too narrow to keep it beside the page. */
export function MenuDrawer({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const onClick = ({ target }: React.MouseEvent) => {
    if (target instanceof Element && target.closest('a')) onClose();
  };
  return (
    <Drawer open placement="left" size={280} title={t('menu.title')} onClose={onClose}>
      <div onClickCapture={onClick}>
        <OfficeMenu me={me} />
      </div>
    </Drawer>
  );
}
