import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeSettings, type Look, useSettings } from '../app/settings';

const LOOKS: readonly Look[] = ['system', 'light', 'dark'];

/** Language and look, in every header. */
export function PreferenceButtons() {
  const { t } = useTranslation();
  const { language, look } = useSettings();
  return (
    <>
      <Button
        type="text"
        icon={<GlobalOutlined aria-hidden />}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        {t('language.toggle')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [look],
          items: LOOKS.map((key) => ({ key, label: t(`look.${key}`) })),
          onClick: ({ key }) => changeSettings({ look: key as Look }),
        }}
      >
        <Button type="text" icon={<BulbOutlined aria-hidden />} aria-label={t('look.label')} />
      </Dropdown>
    </>
  );
}
