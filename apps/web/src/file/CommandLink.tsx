import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { commandName } from './command-names';

interface CommandLinkProps {
  readonly caseNo: string;
  readonly command: string;
  readonly primary?: boolean;
}

/** A button that opens the page of a command. */
export function CommandLink({ caseNo, command, primary = false }: CommandLinkProps) {
  const { t } = useTranslation('file');
  return (
    <Link
      to="/cases/$caseNo/do/$command"
      params={{ caseNo, command }}
      className={primary ? 'command-link is-primary' : 'command-link'}
    >
      {commandName(t, command)}
    </Link>
  );
}
