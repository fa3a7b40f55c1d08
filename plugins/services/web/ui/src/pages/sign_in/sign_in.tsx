// Who are you? Nothing is shown before.
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';

import { signIn } from '../../api/client';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { ProblemNote } from '../../look/states';
import { Mark } from '../../shell/mark';
import './sign_in.css';

export function SignIn({ then }: { then: () => void }) {
  const { t } = useSpeech();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { waiting, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      await signIn(name, password);
      then();
    });
  };
  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit}>
        <h1><Mark /> {t('app')}</h1>
        <p className="muted">{t('sign.lead')}</p>
        {problem && <ProblemNote problem={problem} />}
        <label>{t('sign.name')}<Input size="large" autoFocus autoComplete="username" value={name} onChange={(event) => setName(event.target.value)} /></label>
        <label>{t('sign.password')}<Input.Password size="large" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></label>
        <Button type="primary" size="large" htmlType="submit" loading={waiting} disabled={!name || !password}>{t('sign.in')}</Button>
        <p className="muted small">{t('sign.help')}</p>
      </form>
    </main>
  );
}
