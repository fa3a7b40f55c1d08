// Whoever came in by the link of the terminal is out when the server's services start anew; users stay.
import { useSite } from '../../api/schema';
import { useSpeech } from '../../i18n/language';

export function OwnerNote() {
  const { t } = useSpeech();
  return useSite().workspace.user.id === '0' ? <p className="warn small">{t('modules.owner')}</p> : null;
}
