import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';

/** Says in one line what went wrong, in the API's own sentence. */
export function useWentWrong(): (error: unknown) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (error) => void message.error(isProblem(error) ? error.detail : t('crash.text'));
}
