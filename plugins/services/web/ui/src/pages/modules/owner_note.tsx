// Whoever came in by the link of the terminal is out when the server's services start anew, as they do where a plugin that offers one comes
// or goes; users stay.
import { useSite } from '../../api/schema';
import type { Plugin } from '../../api/upkeep';
import { useSpeech } from '../../i18n/language';
import { offerService } from './kinds';

export function OwnerNote({ plugins }: { plugins: Pick<Plugin, 'offers'>[] }) {
  const { t } = useSpeech();
  return useSite().workspace.user.id === '0' && offerService(plugins) ? <p className="warn small">{t('modules.owner')}</p> : null;
}
