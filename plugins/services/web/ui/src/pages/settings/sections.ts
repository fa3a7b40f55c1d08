// The pages behind 设置, as far as whoever asks may open them; the menu and the page of settings show the same.
import { useSite } from '../../api/schema';
import { useSpeech } from '../../i18n/language';
import type { IconName } from '../../look/icons';

export interface Section { to: string; label: string; help: string; icon: IconName }

export function useSettings(): Section[] {
  const { t, of } = useSpeech();
  const { workspace, schema, may } = useSite();
  const duty = (name: string) => workspace.user.duties.includes(name);
  const seen = (entity: string) => schema.find(entity) !== undefined && may('see', entity);
  const plural = (entity: string) => of(schema.find(entity)?.plural ?? '');
  const all: (Section | false)[] = [
    { to: '/settings/journal', label: t('settings.journal'), help: t('settings.journal.help'), icon: 'history' },
    { to: '/settings/team', label: t('settings.team'), help: t('settings.team.help'), icon: 'people' },
    { to: '/settings/modules', label: t('settings.modules'), help: t('settings.modules.help'), icon: 'box' },
    duty('configure') && { to: '/settings/fields', label: t('settings.fields'), help: t('settings.fields.help'), icon: 'columns' },
    duty('configure') && { to: '/settings/workspace', label: t('settings.workspace'), help: t('settings.workspace.help'), icon: 'settings' },
    duty('administer') && { to: '/settings/upkeep', label: t('settings.upkeep'), help: t('settings.upkeep.help'), icon: 'exports' },
    { to: '/settings/twins', label: t('settings.twins'), help: t('settings.twins.help'), icon: 'tiers' },
    workspace.user.id !== '0' && { to: '/settings/account', label: t('settings.account'), help: t('settings.account.help'), icon: 'pen' },
    seen('sale') && { to: '/list/sale', label: plural('sale'), help: t('settings.sale.help'), icon: 'rows' },
    seen('product') && { to: '/list/product', label: plural('product'), help: t('settings.product.help'), icon: 'rows' },
  ];
  return all.filter((section): section is Section => section !== false);
}
