import { useTranslation } from 'react-i18next';
import type { CaseDocument } from '../api/after';

/** Lines that stand below the table, in places of their own. */
const FOOT = ['seal', 'issuedOn', 'signature', 'copies'];

/** The document as it lies on paper; documents are written in Chinese whatever the page's language. */
export function Paper({ document }: { readonly document: CaseDocument }) {
  const { t } = useTranslation('after');
  const { organ, title, documentNo, statement, lines } = document;
  const foot = (id: string) => lines.find((line) => line.id === id)?.value;
  return (
    <section className="paper" lang="zh-CN" aria-label={t('document.sheet')}>
      <header>
        <p className="paper-organ">{organ}</p>
        <p className="paper-title">{title}</p>
        <p className="paper-no">{documentNo}</p>
      </header>
      <p className="paper-statement prose">{statement}</p>
      <table>
        <tbody>
          {lines
            .filter(({ id }) => !FOOT.includes(id))
            .map(({ id, label, value }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td className="prose">{id === 'materials' ? value.replaceAll(';', ';\n') : value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <footer>
        <div className="paper-seal">
          <span className="paper-seal-place">盖章处</span>
          <p>{foot('seal')}</p>
          <p>{foot('issuedOn')}</p>
        </div>
        <p className="paper-signature">{foot('signature')}</p>
        <p className="paper-copies">{foot('copies')}</p>
      </footer>
    </section>
  );
}
