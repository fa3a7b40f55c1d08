// For who keeps the system running: what wants a look, each with its figure and the page where it is seen to.
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { Backup, OwnFields, Parked, Plugin } from '../../api/upkeep';
import { useCall } from '../../api/use_call';
import { dayNumber } from '../../i18n/days';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import type { User } from '../team/people';

interface Line { label: string; told: string; to: string; warns?: boolean }

const kFresh = 7; // a backup of this week will do

export function Keeping() {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const duty = (name: string) => workspace.user.duties.includes(name);
  const backups = useCall<{ backups: Backup[] }>(duty('administer') ? 'backups.list' : null).data?.backups;
  const parked = useCall<{ parked: Parked[] }>(duty('administer') ? 'deliveries.parked' : null).data?.parked;
  const users = useCall<{ users: User[] }>(duty('administer') ? 'users.list' : null).data?.users.filter((user) => user.sign_in && !user.left);
  const plugins = useCall<{ plugins: Plugin[] }>('plugins.list').data?.plugins;
  const fields = useCall<OwnFields>(duty('configure') ? 'fields.list' : null).data?.fields.filter((field) => !field.removed);
  const lines: Line[] = [];
  if (backups) {
    const last = backups.map((each) => each.made ?? '').sort().at(-1);
    lines.push({ label: t('keeping.backup'), told: last ? moment(last) : t('keys.never'), to: '/settings/upkeep', warns: !last || dayNumber(workspace.today) - dayNumber(moment(last).slice(0, 10)) > kFresh });
  }
  if (parked) lines.push({ label: t('parked'), told: String(parked.length), to: '/settings/upkeep', warns: parked.length > 0 });
  if (users) {
    const never = users.filter((user) => !user.last_sign_in).length;
    lines.push({ label: t('keeping.users'), told: [users.length, never > 0 && t('keeping.users.never', never)].filter(Boolean).join(' · '), to: '/settings/team' });
  }
  if (plugins) {
    const skipped = plugins.filter((plugin) => plugin.state === 'skipped').length;
    lines.push({ label: t('keeping.modules'), told: [plugins.filter((plugin) => plugin.state === 'enabled').length, skipped > 0 && t('keeping.modules.skipped', skipped)].filter(Boolean).join(' · '), to: '/settings/modules', warns: skipped > 0 });
  }
  if (fields) {
    const faulty = fields.filter((field) => field.fault).length;
    lines.push({ label: t('settings.fields'), told: [fields.length, faulty > 0 && t('keeping.fields.faulty', faulty)].filter(Boolean).join(' · '), to: '/settings/fields', warns: faulty > 0 });
  }
  return (
    <Card title={t('keeping')} end={<Link className="link" href="/settings">{t('menu.settings')}</Link>}>
      <ul className="side-list keeping">{lines.map((line) => <li key={line.label}><span className="grow">{line.label}</span><Link className={line.warns ? 'link warn strong' : 'link'} href={line.to}>{line.warns && <span aria-hidden="true">! </span>}{line.told}</Link></li>)}</ul>
    </Card>
  );
}
