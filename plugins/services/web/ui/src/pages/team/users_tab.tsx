// Who there is: team, roles, whether they sign in, how many customers; and what can be done with each.
import { Input, Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { RecordAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { kLocales } from '../../i18n/days';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DropMenu } from '../../look/drop';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { SortHead } from '../../look/sort_head';
import { Answered, Empty } from '../../look/states';
import { listAddress } from '../list/list_state';
import { RecordForm } from '../record/record_form';
import { useAdministers, type Roles, type User } from './people';
import { inOrder, type PeopleSort } from './people_order';
import { AddUser, LeftDialog, PasswordDialog, RolesDialog, SecondFactorDialog } from './user_dialogs';
import { TransferDialog } from './transfer_dialog';

type What = 'set' | 'roles' | 'password' | 'second' | 'transfer' | 'left';

export function UsersTab() {
  const { t, of, language } = useSpeech();
  const { schema, may } = useSite();
  const administers = useAdministers();
  const list = useCall<{ users: User[] }>('users.list');
  const roles = useCall<Roles>('roles.list').data;
  const [typed, type] = useState('');
  const [gone, showGone] = useState(false);
  const [sort, setSort] = useState<PeopleSort>();
  const [adding, setAdding] = useState(false);
  const [doing, setDoing] = useState<{ what: What; user: User }>();
  const label = (field: string) => of(schema.field('user', field)?.label ?? field);
  const roleName = (code: string) => of(roles?.roles.find((role) => role.code === code)?.name ?? code);
  const words: [What, string, boolean][] = [['set', t('edit'), may('change', 'user')], ['roles', t('team.roles'), administers], ['password', t('team.password'), administers], ['transfer', t('team.transfer'), may('change', 'customer')], ['second', t('second.end'), administers], ['left', t('team.left'), administers]];
  const fits = (user: User) => (gone || !user.left) && [user.name, user.code, user.team ?? '', ...user.roles.map(roleName)].some((text) => text.toLowerCase().includes(typed.trim().toLowerCase()));
  const sorted = { sort, setSort };
  return (
    <Card title={t('team.users')} end={
      <span className="row team-tools">
        <Input size="small" allowClear placeholder={t('search.open')} aria-label={t('search.open')} value={typed} onChange={(event) => type(event.target.value)} />
        <label className="row nowrap"><Switch size="small" checked={gone} onChange={showGone} />{t('team.gone')}</label>
        {administers && <Button size="small" type="primary" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('team.add')}</Button>}
      </span>}>
      <Answered of={list} lines={8}>
        {({ users }) => users.filter(fits).length === 0 ? <Empty text={users.length ? t('empty.filter') : t('team.none')}>{!users.length && administers && <Button type="primary" onClick={() => setAdding(true)}>{t('team.add')}</Button>}</Empty> : (
          <Scrolled className="body">
            <table className="plain-table people">
              <thead><tr><SortHead by="name" label={label('name')} {...sorted} /><SortHead by="team" label={label('team')} {...sorted} /><SortHead by="roles" label={t('team.roles')} {...sorted} /><th>{t('sign.in')}</th>{administers && <><SortHead by="customers" label={t('menu.customers')} first="down" className="num" {...sorted} /><SortHead by="last" label={t('team.last')} first="down" className="people-last" {...sorted} /></>}<th><span className="sr">{t('more')}</span></th></tr></thead>
              <tbody>
                {inOrder(users.filter(fits), sort, roleName, kLocales[language]).map((user) => (
                  <tr key={user.id}>
                    <td><Link className="link-quiet strong" href={`/record/user/${user.id}`}>{user.name}</Link> <span className="muted small">{user.code}</span></td>
                    <td className="nowrap">{user.team}</td>
                    <td>{user.roles.length ? user.roles.map((role) => <span key={role} className="tag">{roleName(role)}</span>) : <span className="muted">–</span>}</td>
                    <td><SignIn user={user} /></td>
                    {administers && <><td className="num">{user.customers ? <Link className="link" href={listAddress('customer', { where: [`owner = ${user.code}`] })}>{user.customers}</Link> : <span className="muted">–</span>}</td><td className="people-last muted small nowrap">{user.last_sign_in && moment(user.last_sign_in)}</td></>}
                    <td className="num nowrap">{may('change', 'user') && <Button className="people-edit" size="small" type="text" aria-label={`${t('edit')} ${user.name}`} onClick={() => setDoing({ what: 'set', user })}>{t('edit')}</Button>}{words.some(([, , can]) => can) && <DropMenu end items={words.filter(([what, , can]) => can && !(user.left && ['left', 'password', 'second'].includes(what))).map(([key, text]) => ({ key, label: text }))} pick={(key) => setDoing({ what: key as What, user })} trigger={<Button size="small" aria-label={`${t('record.more')} ${user.name}`} icon={<Icon name="more" size={14} />} />} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        )}
      </Answered>
      {adding && <AddUser roles={roles?.roles ?? []} close={() => setAdding(false)} />}
      {doing?.what === 'set' && <EditUser user={doing.user} close={() => setDoing(undefined)} />}
      {doing?.what === 'roles' && <RolesDialog user={doing.user} roles={roles?.roles ?? []} close={() => setDoing(undefined)} />}
      {doing?.what === 'password' && <PasswordDialog user={doing.user} close={() => setDoing(undefined)} />}
      {doing?.what === 'second' && <SecondFactorDialog user={doing.user} close={() => setDoing(undefined)} />}
      {doing?.what === 'transfer' && <TransferDialog user={doing.user} close={() => setDoing(undefined)} />}
      {doing?.what === 'left' && <LeftDialog user={doing.user} close={(handOver) => setDoing(handOver ? { what: 'transfer', user: doing.user } : undefined)} />}
    </Card>
  );
}

function SignIn({ user }: { user: User }) {
  const { t } = useSpeech();
  if (user.left) return <span className="tag warn">{t('team.left.on', user.left_on ?? '')}</span>;
  if (!user.sign_in) return <span className="muted small">{t('team.no.sign')}</span>;
  return user.has_password ? <span className="tag good">{t('team.signs')}</span> : <span className="tag warn">{t('team.no.password')}</span>;
}

function EditUser({ user, close }: { user: User; close: () => void }) {
  const { t } = useSpeech();
  const record = useCall<RecordAnswer>('records.show', { entity: 'user', which: user.id });
  return record.data ? <RecordForm entity="user" title={`${t('edit')} · ${user.name}`} record={record.data} given={{}} first={['name', 'code', 'team', 'email', 'sign_in']} done={`${t('record.saved')} · ${user.name}`} close={close} /> : null;
}
