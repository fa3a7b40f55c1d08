// API keys: whose, what for, until when, last used; a new one is told once. A key may do what its user may, and nothing more.
import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { useCall, dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Dialog, Labelled } from '../../look/dialog';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { say, sayProblem } from '../../shell/toasts';
import { useAdministers, type Key } from './people';
import { userField } from './user_dialogs';

export function KeysTab() {
  const { t } = useSpeech();
  const list = useCall<{ keys: Key[] }>('keys.list');
  const [adding, setAdding] = useState(false);
  const revoke = (key: Key) => void call('keys.revoke', { key: key.key }).then(() => (say(t('keys.revoked', key.name || key.key)), dataChanged()), sayProblem);
  return (
    <Card title={t('keys')} sub={t('keys.sub')} end={<Button size="small" type="primary" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('keys.make')}</Button>}>
      <Answered of={list}>
        {({ keys }) => keys.length === 0 ? <Empty text={t('keys.none')} /> : (
          <Scrolled className="body">
            <table className="plain-table">
              <thead><tr><th>{t('keys.begin')}</th><th>{t('keys.for')}</th><th>{t('keys.user')}</th><th>{t('keys.made')}</th><th>{t('keys.until')}</th><th>{t('keys.used')}</th><th /></tr></thead>
              <tbody>
                {keys.map((key) => (
                  <tr key={key.key + key.created_at}>
                    <td><code>{key.key}…</code></td><td>{key.name}{key.scopes && <div className="muted small">{key.scopes.map((scope) => (scope === 'read' ? t('keys.reads') : scope)).join(t('list.comma'))}</div>}</td><td>{key.user_name}</td><td className="muted small nowrap">{moment(key.created_at)}</td><td className="nowrap">{key.expires_at.slice(0, 10)}</td><td className="muted small nowrap">{key.last_used_at ? moment(key.last_used_at) : t('keys.never')}</td>
                    <td className="num">{key.state === 'holds' ? <Button size="small" onClick={() => revoke(key)}>{t('keys.revoke')}</Button> : <span className="tag">{t(key.state === 'revoked' ? 'keys.is.revoked' : 'keys.expired')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        )}
      </Answered>
      {adding && <MakeKey close={() => setAdding(false)} />}
    </Card>
  );
}

function MakeKey({ close }: { close: () => void }) {
  const { t } = useSpeech();
  const administers = useAdministers();
  const [user, setUser] = useState('');
  const [name, setName] = useState('');
  const [days, setDays] = useState(365);
  const [made, setMade] = useState<{ key: string; expires_at: string }>();
  const [reads, setReads] = useState(true);
  const trial = useAttempt();
  const make = () => trial.attempt(async () => {
    if (made) return close();
    setMade(await call('keys.make', { ...(user ? { user } : {}), name, days, ...(reads ? { scopes: ['read'] } : {}) }));
    dataChanged();
  });
  return (
    <Dialog title={t('keys.make')} close={close} act={t(made ? 'close' : 'keys.make')} ready={!!made || !administers || !!user} attempt={trial} run={make}>
      {made ? (
        <div role="status">
          <p>{t('keys.once')}</p>
          <div className="row"><Input readOnly aria-label={t('keys')} value={made.key} onFocus={(event) => event.target.select()} /><Button onClick={() => void navigator.clipboard?.writeText(made.key).then(() => say(t('team.copied')))}>{t('team.copy')}</Button></div>
          <p className="muted small">{t('keys.until')} {made.expires_at.slice(0, 10)}</p>
        </div>
      ) : (
        <>
          {administers && <Labelled id="key-user" label={t('keys.user')}><FieldEditor id="key-user" autoFocus field={userField('user', t('keys.user'))} value={user} change={setUser} /></Labelled>}
          <Labelled id="key-name" label={t('keys.for')}><Input id="key-name" value={name} onChange={(event) => setName(event.target.value)} /></Labelled>
          <Labelled id="key-days" label={t('keys.days')}><InputNumber id="key-days" min={1} max={3650} value={days} onChange={(next) => setDays(next ?? 365)} /></Labelled>
          <Checkbox checked={reads} onChange={(event) => setReads(event.target.checked)}>{t('keys.reads')}</Checkbox>
          <p className="muted small">{t('keys.scope')}</p>
        </>
      )}
    </Dialog>
  );
}
