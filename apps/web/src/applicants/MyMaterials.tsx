import { useTranslation } from 'react-i18next';
import { HAND_IN_FORMS } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { useSettings } from '../app/settings';
import { termName } from '../format/terms';

/** What was handed in, with each file to open. */
export function MyMaterials({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('applicants');
  const { language } = useSettings();
  return (
    <ul className="cards">
      {file.materials.map(({ id, name, handedIn }) => (
        <li key={id} className="card">
          <strong>{name}</strong>
          <p className="second">
            {handedIn ? termName(HAND_IN_FORMS, handedIn.form, language) : t('mine.notHandedIn')}
          </p>
          {handedIn && handedIn.attachments.length > 0 && (
            <ul>
              {handedIn.attachments.map((attachment) => (
                <li key={attachment.attachmentId}>
                  <a
                    href={`/api/v1/cases/${file.caseNo}/attachments/${attachment.attachmentId}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {attachment.name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
