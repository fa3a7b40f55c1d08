// Teams as a tree: who is in them is said at the user, which stands above which at the team.
import { useState } from 'react';

import { useSite } from '../../api/schema';
import type { RecordAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { removeRecords } from '../../api/write';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { sayProblem } from '../../shell/toasts';
import { RecordForm } from '../record/record_form';
import type { Team } from './people';

export function TeamsTab() {
  const { t, of } = useSpeech();
  const { schema, may } = useSite();
  const list = useCall<{ teams: Team[] }>('teams.list');
  const [editing, setEditing] = useState<string>();
  const [adding, setAdding] = useState(false);
  const record = useCall<RecordAnswer>(editing ? 'records.show' : null, { entity: 'team', which: editing });
  const entity = schema.find('team');
  const users = of(schema.find('user')?.plural ?? '');
  return (
    <Card title={of(entity?.plural ?? '')} end={may('create', 'team') && <Button size="small" type="primary" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('new', of(entity?.label ?? ''))}</Button>}>
      <Answered of={list}>
        {({ teams }) => teams.length === 0 ? <Empty text={t('empty.entity', of(entity?.plural ?? ''))} /> : (
          <Scrolled className="body">
            <table className="plain-table">
              <thead><tr><th>{of(entity?.label ?? '')}</th><th className="num">{users}</th><th className="num">{t('menu.customers')}</th><th /></tr></thead>
              <tbody>
                {teams.map((team) => (
                  <tr key={team.id}>
                    <td><span style={{ paddingLeft: team.depth * 20 }} className="strong">{team.name}</span> <span className="muted small">{team.code}</span></td>
                    <td className="num">{team.users}</td><td className="num">{team.customers ?? ''}</td>
                    <td className="num">{may('change', 'team') && <Button size="small" onClick={() => setEditing(team.id)}>{t('edit')}</Button>} {may('remove', 'team') && <Button size="small" type="text" onClick={() => void removeRecords('team', [team.id], `${t('list.remove.done', 1)} · ${team.name}`).catch(sayProblem)}>{t('remove')}</Button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        )}
      </Answered>
      {adding && <RecordForm entity="team" title={t('new', of(entity?.label ?? ''))} given={{}} done={t('record.created.done')} close={() => setAdding(false)} />}
      {editing && record.data && <RecordForm key={record.data.id} entity="team" title={`${t('edit')} · ${record.data.label}`} record={record.data} given={{}} done={`${t('record.saved')} · ${record.data.label}`} close={() => setEditing(undefined)} />}
    </Card>
  );
}
