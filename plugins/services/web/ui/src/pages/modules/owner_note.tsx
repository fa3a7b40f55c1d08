// Whoever came in by the link of the terminal is out when the services of the server start anew; users stay. The server's look at a change says
// which do (restarts).
import { useSite } from '../../api/schema';
import type { Tried } from '../../api/upkeep';
import { useSpeech } from '../../i18n/language';

export function OwnerNote({ tried }: { tried?: Tried }) {
  const { t, of } = useSpeech();
  const owner = useSite().workspace.user.id === '0', restarts = tried?.restarts ?? [];
  if (restarts.length === 0) return null;
  const names = restarts.map((each) => of(each.label || each.service)).join(t('list.comma'));
  return <p className="warn small">{t('modules.restarts', names)} {owner && t('modules.owner')}</p>;
}
