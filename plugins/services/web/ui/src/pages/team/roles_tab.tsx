// Roles, and what one allows as a matrix: kinds of records down, how far and which verbs across, fields beneath a kind. Changed here, looked
// at in words, then kept as one operation.
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { RecordAnswer } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Dialog, Labelled } from '../../look/dialog';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Answered } from '../../look/states';
import { offerUndo } from '../../shell/toasts';
import { useAdministers, type Done, type Role, type Roles, type RoleShown } from './people';
import { isChanged, kNothing, parametersOf, withDuty, type Changed } from './rights_changes';
import { RightsMatrix } from './rights_matrix';
import { WhatChanges } from './what_changes';

export function RolesTab() {
  const { t, of } = useSpeech();
  const administers = useAdministers();
  const list = useCall<Roles>('roles.list');
  const [chosen, choose] = useState('');
  const [adding, setAdding] = useState(false);
  return (
    <Answered of={list} lines={8}>
      {(answer) => {
        const role = answer.roles.find((each) => each.code === chosen) ?? answer.roles[0];
        return (
          <div className="roles">
            <Card title={t('team.roles')} end={administers && <Button size="small" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('add')}</Button>}>
              <ul className="role-list">
                {answer.roles.map((each) => <li key={each.code}><button className="plain" aria-current={each === role} onClick={() => choose(each.code)}><span className="grow">{of(each.name)}</span><small className="muted">{t('roles.users', each.users)}</small></button></li>)}
              </ul>
            </Card>
            {role && <OneRole key={role.code} role={role.code} words={answer} />}
            {adding && <AddRole roles={answer.roles} close={(made) => (setAdding(false), made && choose(made))} />}
          </div>
        );
      }}
    </Answered>
  );
}

function OneRole({ role: code, words }: { role: string; words: Roles }) {
  const { t, of } = useSpeech();
  const administers = useAdministers();
  const shown = useCall<RoleShown>('roles.show', { role: code });
  // A field of the role like any other, which roles.show does not tell.
  const { schema } = useSite();
  const record = useCall<RecordAnswer>(schema.field('role', 'second_factor') ? 'records.show' : null, { entity: 'role', which: code }).data;
  const takes = record && (record.values.second_factor === true || record.values.second_factor === 1);
  const [changed, setChanged] = useState<Changed>(kNothing);
  const [looking, setLooking] = useState(false);
  const trial = useAttempt();
  return (
    <Answered of={shown} lines={10}>
      {(role) => {
        const others = role.rights.find((line) => line.entity === '*'), parameters = parametersOf(changed, role, words.verbs.map((verb) => verb.name), others);
        // The server looks first: what it refuses is said before anything is promised.
        const look = () => trial.attempt(async () => {
          await call('roles.set', { ...parameters, dry_run: true });
          setLooking(true);
        });
        const keep = () => trial.attempt(async () => {
          const { operation } = await call<Done>('roles.set', parameters);
          if (operation) offerUndo(t('roles.changed', of(role.name)), operation);
          setChanged(kNothing);
          setLooking(false);
          dataChanged();
        });
        const duties = changed.duties ?? role.duties;
        return (
          <div className="one-role">
            <Card title={of(role.name)} sub={[role.code, t('roles.users', role.users), role.note && of(role.note)].filter(Boolean).join(' · ')} end={administers && (
              <span className="row">
                {isChanged(changed) && <Button size="small" onClick={() => setChanged(kNothing)}>{t('roles.reset')}</Button>}
                <Button size="small" type="primary" disabled={!isChanged(changed)} loading={trial.waiting} onClick={look}>{t('list.bulk.preview')}</Button>
              </span>)}>
              <div className="duties">{words.duties.map((duty) => <Checkbox key={duty.name} disabled={!administers} checked={duties.includes(duty.name)} onChange={(event) => setChanged(withDuty(changed, role, duty.name, event.target.checked))}>{of(duty.label)}</Checkbox>)}{takes !== undefined && <Checkbox disabled={!administers} checked={changed.secondFactor ?? takes} onChange={(event) => setChanged({ ...changed, secondFactor: event.target.checked === takes ? undefined : event.target.checked })}>{t('roles.second')}</Checkbox>}</div>
              <RightsMatrix role={role} verbs={words.verbs} changed={changed} change={administers ? setChanged : undefined} />
            </Card>
            {(looking || trial.problem) && (
              <Dialog title={`${of(role.name)} · ${t('roles.will')}`} close={() => (setLooking(false), trial.forget())} act={t('save')} ready={looking} attempt={trial} run={keep} width={620}>
                <WhatChanges role={role} words={words} changed={changed} />
                <p className={role.users > 0 ? 'warn' : 'muted'}>{t('roles.touches', role.users)}</p>
              </Dialog>
            )}
          </div>
        );
      }}
    </Answered>
  );
}

function AddRole({ roles, close }: { roles: Role[]; close: (made?: string) => void }) {
  const { t, of } = useSpeech();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [like, setLike] = useState<string>();
  const trial = useAttempt();
  const save = () => trial.attempt(async () => {
    const { operation } = await call<Done>('roles.add', { code, values: { name }, ...(like ? { like } : {}) });
    if (operation) offerUndo(t('roles.added', name), operation);
    dataChanged();
    close(code);
  });
  return (
    <Dialog title={t('roles.add')} close={() => close()} act={t('save')} ready={!!name && !!code} attempt={trial} run={save}>
      <Labelled id="role-name" label={t('roles.name')}><Input id="role-name" autoFocus value={name} onChange={(event) => setName(event.target.value)} /></Labelled>
      <Labelled id="role-code" label={t('roles.code')} help={t('roles.code.help')}><Input id="role-code" value={code} onChange={(event) => setCode(event.target.value.toLowerCase().replace(/[^a-z0-9_-]/g, '_'))} /></Labelled>
      <Labelled id="role-like" label={t('roles.like')} help={t('roles.like.help')}><Select id="role-like" allowClear className="wide" value={like} onChange={setLike} options={roles.map((role) => ({ value: role.code, label: of(role.name) }))} /></Labelled>
    </Dialog>
  );
}
