// 我的账号: one's own password, second factor, and where one is signed in.
import { Input } from 'antd';
import { useState, type FormEvent } from 'react';

import { call, signOut } from '../../api/client';
import { useSite } from '../../api/schema';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Dialog, Labelled } from '../../look/dialog';
import { Card } from '../../look/parts';
import { Answered, Empty, ProblemNote } from '../../look/states';
import { say, sayProblem } from '../../shell/toasts';
import { SecondFactorSetup } from './second_factor';
import './settings.css';

export default function AccountPage() {
  const { t } = useSpeech();
  const { workspace } = useSite();
  return (
    <>
      <div className="page-head"><h1>{t('settings.account')}</h1><span className="muted">{workspace.user.name}</span></div>
      {workspace.user.id === '0' ? <div className="card"><Empty text={t('account.owner')} /></div> : <div className="account"><Password /><SecondFactor /><SignIns /></div>}
    </>
  );
}

// Sessions end with the password, this one too.
function Password() {
  const { t } = useSpeech();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const { waiting, problem, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await call('me.password', { current, password });
      say(t('account.password.done'));
      await signOut();
    });
  };
  return (
    <Card title={t('account.password')}>
      <form className="body settings-form" onSubmit={submit}>
        {problem && <ProblemNote problem={problem} />}
        <Labelled id="password-now" label={t('account.current')}><Input.Password id="password-now" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} /></Labelled>
        <Labelled id="password-new" label={t('account.new')} help={t('account.password.help')}><Input.Password id="password-new" autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Labelled>
        <div><Button type="primary" htmlType="submit" loading={waiting} disabled={!current || !password}>{t('save')}</Button></div>
      </form>
    </Card>
  );
}

function SecondFactor() {
  const { t } = useSpeech();
  const state = useCall<{ set_up: boolean; needed: boolean; since?: string; recovery_codes?: number }>('totp.show');
  const [open, setOpen] = useState<'begin' | 'end'>();
  const [password, setPassword] = useState('');
  const trial = useAttempt();
  const end = () => trial.attempt(async () => {
    await call('totp.end', { password });
    say(t('second.ended'));
    setOpen(undefined);
    setPassword('');
    dataChanged();
  });
  return (
    <Card title={t('second')}>
      <div className="body settings-form">
        <Answered of={state} lines={2}>
          {(now) => open === 'begin' ? <SecondFactorSetup done={() => void signOut()} /> : (
            <>
              <p>{now.set_up ? <><span className="tag good">{t('second.on')}</span> <span className="muted small">{t('second.since', (now.since ?? '').slice(0, 10), now.recovery_codes ?? 0)}</span></> : t('second.help')}</p>
              <div>{now.set_up ? !now.needed && <Button onClick={() => setOpen('end')}>{t('second.end')}</Button> : <Button type="primary" onClick={() => setOpen('begin')}>{t('second.begin')}</Button>}</div>
            </>
          )}
        </Answered>
      </div>
      {open === 'end' && <Dialog title={t('second.end')} close={() => setOpen(undefined)} act={t('second.end')} ready={!!password} attempt={trial} run={end}><Labelled id="end-password" label={t('account.current')}><Input.Password id="end-password" autoFocus value={password} onChange={(event) => setPassword(event.target.value)} /></Labelled></Dialog>}
    </Card>
  );
}

function SignIns() {
  const { t } = useSpeech();
  const list = useCall<{ sign_ins: { id: string; client?: string; created_at: string; used_at: string; expires_at: string }[] }>('me.sign_ins');
  const end = (id: string) => void call('me.sign_out', { id }).then(() => (say(t('account.ended')), dataChanged()), sayProblem);
  return (
    <Card title={t('account.sign.ins')} sub={t('account.sign.ins.sub')}>
      <Answered of={list}>{({ sign_ins }) => <table className="plain-table sign-ins"><tbody>{sign_ins.map((each) => <tr key={each.id}><td><div className="ell">{each.client || '–'}</div><div className="muted small">{t('account.used', moment(each.used_at))}</div></td><td className="num"><Button size="small" onClick={() => end(each.id)}>{t('account.end')}</Button></td></tr>)}</tbody></table>}</Answered>
    </Card>
  );
}
