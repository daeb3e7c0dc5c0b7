import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { AntProvider } from '../app/AntProvider';
import { LiveNotice } from './LiveNotice';
import { OfficeHeader } from './OfficeHeader';
import { OfficeMenu } from './OfficeMenu';
import { QueueKeys } from './QueueKeys';
import { ShortcutProvider, useShortcut } from './shortcuts';
import { useFocusBack } from './useFocusBack';
import './shell.css';

const MenuDrawer = lazy(() => import('./MenuDrawer').then(({ MenuDrawer }) => ({ default: MenuDrawer })));
const Palette = lazy(() => import('./palette/Palette').then(({ Palette }) => ({ default: Palette })));
const ShortcutHelp = lazy(() =>
  import('./shortcuts/ShortcutHelp').then(({ ShortcutHelp }) => ({ default: ShortcutHelp })),
);

type Opened = 'menu' | 'palette' | 'help';

export const OfficeShell = () => (
  <AntProvider>
    <ShortcutProvider>
      <Frame />
    </ShortcutProvider>
  </AntProvider>
);

function Frame() {
  const { t } = useTranslation('work');
  const router = useRouter();
  const me = useMe();
  const [opened, setOpened] = useState<Opened>();
  const noteFocus = useFocusBack(opened !== undefined);
  const open = (what: Opened) => {
    if (opened === undefined) noteFocus();
    setOpened(what);
  };
  const close = () => setOpened(undefined);
  useShortcut('mod+k', t('palette.title'), () => open('palette'), { inFields: true });
  useShortcut('shift+slash', t('shortcut.title'), () => open('help'));
  useEffect(() => {
    // The sign-in ended while the page stood open.
    if (!me) void router.navigate({ to: '/login', search: { next: router.state.location.href }, replace: true });
  }, [me, router]);
  if (!me) return null;
  return (
    <div className="office">
      <a className="skip-link visually-hidden" href="#main">
        {t('skip', { ns: 'common' })}
      </a>
      <OfficeHeader me={me} onMenu={() => open('menu')} onFind={() => open('palette')} />
      <div className="office-side no-print">
        <OfficeMenu me={me} />
      </div>
      <main id="main" className="office-main" tabIndex={-1}>
        <LiveNotice />
        <Outlet />
      </main>
      <QueueKeys />
      <Suspense>
        {opened === 'menu' && <MenuDrawer me={me} onClose={close} />}
        {opened === 'palette' && <Palette me={me} onClose={close} onHelp={() => open('help')} />}
        {opened === 'help' && <ShortcutHelp onClose={close} />}
      </Suspense>
    </div>
  );
}
