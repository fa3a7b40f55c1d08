// A second factor: the password, a picture for the telephone, its first code, and codes for the day on which the telephone is lost.
import { Input, QRCode } from 'antd';
import { useState, type FormEvent } from 'react';

import { call } from '../../api/client';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Labelled } from '../../look/dialog';
import { ProblemNote } from '../../look/states';
import { say } from '../../shell/toasts';
import './settings.css';

export function SecondFactorSetup({ done }: { done: () => void }) {
  const { t } = useSpeech();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<{ secret: string; link: string }>();
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[]>();
  const { waiting, problem, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      if (!begun) return setBegun(await call('totp.begin', { password }));
      setCodes((await call<{ recovery_codes: string[] }>('totp.confirm', { code: code.replaceAll(' ', '') })).recovery_codes);
    });
  };
  if (codes) {
    return (
      <div className="settings-form" role="status">
        <p className="strong">{t('second.codes')}</p>
        <ul className="recovery">{codes.map((each) => <li key={each}>{each}</li>)}</ul>
        <p className="muted small">{t('second.codes.help')}</p>
        <div className="row"><Button onClick={() => void navigator.clipboard?.writeText(codes.join('\n')).then(() => say(t('team.copied')))}>{t('team.copy')}</Button><Button type="primary" onClick={done}>{t('second.kept')}</Button></div>
      </div>
    );
  }
  return (
    <form className="settings-form" onSubmit={submit}>
      {problem && <ProblemNote problem={problem} />}
      {begun ? (
        <>
          <p>{t('second.scan')}</p>
          <QRCode type="svg" value={begun.link} size={176} />
          <p className="muted small">{t('second.secret')} <code>{begun.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
          <Labelled id="second-code" label={t('second.code')}><Input id="second-code" autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={9} value={code} onChange={(event) => setCode(event.target.value)} /></Labelled>
        </>
      ) : <Labelled id="second-password" label={t('account.current')}><Input.Password id="second-password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Labelled>}
      <div><Button type="primary" htmlType="submit" loading={waiting} disabled={begun ? !code : !password}>{t(begun ? 'second.confirm' : 'next')}</Button></div>
    </form>
  );
}
