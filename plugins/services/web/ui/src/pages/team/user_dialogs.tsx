// Somebody new, their roles, their password, their leaving.
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { referenceTo, useSite } from '../../api/schema';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DayField } from '../../look/day_field';
import { Dialog, Labelled } from '../../look/dialog';
import { Answered } from '../../look/states';
import { offerUndo, say, sayProblem } from '../../shell/toasts';
import type { Done, Role, User } from './people';

// Without letters and digits that are taken for one another when read out.
const kLetters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export function newPassword(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(16));
  return [...drawn].map((number, i) => (i > 0 && i % 4 === 0 ? '-' : '') + kLetters[number % kLetters.length]).join('');
}

export function PasswordField({ id, value, change }: { id: string; value: string; change: (value: string) => void }) {
  const { t } = useSpeech();
  const copy = () => void navigator.clipboard?.writeText(value).then(() => say(t('team.copied')));
  return (
    <div className="row">
      <Input.Password id={id} autoComplete="new-password" value={value} onChange={(event) => change(event.target.value)} />
      <Button onClick={() => change(newPassword())}>{t('team.password.make')}</Button>
      <Button disabled={!value} onClick={copy}>{t('team.copy')}</Button>
    </div>
  );
}

export function AddUser({ roles, close }: { roles: Role[]; close: () => void }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [values, setValues] = useState<Record<string, string>>({});
  const [chosen, choose] = useState<string[]>([]);
  const [password, setPassword] = useState('');
  const trial = useAttempt();
  const field = (name: string) => schema.field('user', name);
  const set = (name: string, value: string) => setValues((was) => ({ ...was, [name]: value }));
  // In two calls: who is refused a password is there all the same, and can be given another.
  const save = () => trial.attempt(async () => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    const { id, operation } = await call<Done & { id: string }>('users.add', { values: { ...given, ...(password ? { sign_in: '1' } : {}) }, roles: chosen });
    dataChanged();
    if (password) await call('users.password', { user: id, password }).catch(sayProblem);
    if (operation) offerUndo(t('team.added', values.name ?? ''), operation);
    dataChanged();
    close();
  });
  return (
    <Dialog title={t('team.add')} close={close} act={t('save')} ready={!!values.name} attempt={trial} run={save}>
      {['name', 'code', 'team', 'email'].map((name) => {
        const one = field(name);
        return one && <Labelled key={name} id={'user-' + name} label={of(one.label)}><FieldEditor id={'user-' + name} autoFocus={name === 'name'} field={one} value={values[name] ?? ''} change={(value) => set(name, value)} /></Labelled>;
      })}
      <Labelled id="user-roles" label={t('team.roles')} help={t('team.roles.help')}><Select id="user-roles" mode="multiple" className="wide" value={chosen} onChange={choose} options={roles.map((role) => ({ value: role.code, label: of(role.name) }))} /></Labelled>
      <Labelled id="user-password" label={t('sign.password')} help={t('team.password.none')}><PasswordField id="user-password" value={password} change={setPassword} /></Labelled>
    </Dialog>
  );
}

export function RolesDialog({ user, roles, close }: { user: User; roles: Role[]; close: () => void }) {
  const { t, of } = useSpeech();
  const held = useCall<{ roles: { role: string; from: string; until: string | null }[] }>('users.roles', { user: user.id });
  const [role, setRole] = useState<string>();
  const [until, setUntil] = useState('');
  const trial = useAttempt();
  const change = (method: string, parameters: object, words: string) => trial.attempt(async () => {
    const { operation } = await call<Done>(method, { user: user.id, ...parameters });
    if (operation) offerUndo(words, operation);
    dataChanged();
    setRole(undefined);
    setUntil('');
  });
  const name = (code: string) => of(roles.find((each) => each.code === code)?.name ?? code);
  const free = roles.filter((each) => !held.data?.roles.some((one) => one.role === each.code));
  return (
    <Dialog title={`${t('team.roles')} · ${user.name}`} close={close} act={t('team.role.give')} ready={!!role} attempt={trial} run={() => change('users.give_role', { role, ...(until ? { until } : {}) }, t('team.role.given', user.name, name(role ?? '')))}>
      <Answered of={held}>
        {(answer) => answer.roles.length === 0 ? <p className="muted">{t('team.role.none')}</p> : (
          <table className="plain-table"><tbody>{answer.roles.map((each) => <tr key={each.role}><td className="strong">{name(each.role)}</td><td className="muted small">{each.from} – {each.until ?? t('tiers.until.now')}</td><td className="num"><Button size="small" loading={trial.waiting} onClick={() => change('users.take_role', { role: each.role }, t('team.role.taken', user.name, name(each.role)))}>{t('team.role.take')}</Button></td></tr>)}</tbody></table>
        )}
      </Answered>
      <Labelled id="give-role" label={t('team.role.give')}><Select id="give-role" className="wide" value={role} onChange={setRole} options={free.map((each) => ({ value: each.code, label: of(each.name) }))} /></Labelled>
      <Labelled id="give-until" label={t('team.role.until')}><DayField id="give-until" value={until} change={setUntil} /></Labelled>
    </Dialog>
  );
}

export function PasswordDialog({ user, close }: { user: User; close: () => void }) {
  const { t } = useSpeech();
  const [password, setPassword] = useState('');
  const [signs, setSigns] = useState(user.sign_in);
  const trial = useAttempt();
  const save = () => trial.attempt(async () => {
    await call('users.password', { user: user.id, password });
    if (signs !== user.sign_in) await call('records.set', { entity: 'user', rows: [{ id: user.id, sign_in: signs ? '1' : '0' }] });
    say(t('team.password.done', user.name));
    dataChanged();
    close();
  });
  return (
    <Dialog title={`${t('team.password')} · ${user.name}`} close={close} act={t('save')} ready={!!password} attempt={trial} run={save}>
      <Labelled id="new-password" label={t('sign.password')} help={t('team.password.help')}><PasswordField id="new-password" value={password} change={setPassword} /></Labelled>
      <Checkbox checked={signs} onChange={(event) => setSigns(event.target.checked)}>{t('team.signs')}</Checkbox>
    </Dialog>
  );
}

export function SecondFactorDialog({ user, close }: { user: User; close: () => void }) {
  const { t } = useSpeech();
  const trial = useAttempt();
  const run = () => trial.attempt(async () => {
    await call('totp.reset', { user: user.id });
    say(t('second.ended'));
    dataChanged();
    close();
  });
  return <Dialog title={`${t('second.end')} · ${user.name}`} close={close} act={t('second.end')} attempt={trial} run={run}><p>{t('second.reset')}</p></Dialog>;
}

// `close` is told whether all that they own is handed over next.
export function LeftDialog({ user, close }: { user: User; close: (handOver: boolean) => void }) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const [on, setOn] = useState(workspace.today);
  const trial = useAttempt();
  const save = () => trial.attempt(async () => {
    const { operation } = await call<Done>('users.left', { user: user.id, on });
    if (operation) offerUndo(t('team.left.done', user.name), operation);
    dataChanged();
    close((user.customers ?? 0) > 0);
  });
  return (
    <Dialog title={`${t('team.left')} · ${user.name}`} close={() => close(false)} act={t('save')} ready={!!on} attempt={trial} run={save}>
      <p>{t('team.left.help')}</p>
      {(user.customers ?? 0) > 0 && <p className="warn">{t('team.left.owns', user.customers ?? 0)}</p>}
      <Labelled id="left-on" label={t('team.left.day')}><DayField id="left-on" value={on} change={setOn} /></Labelled>
    </Dialog>
  );
}

export const userField = (name: string, label: string) => referenceTo('user', name, label);
