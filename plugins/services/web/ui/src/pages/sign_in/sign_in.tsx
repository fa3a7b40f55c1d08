// Who are you? Nothing is shown before. Who has a second factor is asked for its code when the password is right.
import { Input } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';

import { signIn } from '../../api/client';
import { Problem } from '../../api/problem';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ProblemNote } from '../../look/states';
import { Mark } from '../../shell/mark';
import './sign_in.css';

// `then` is told whether a second factor has to be set up before anything else.
export default function SignIn({ then }: { then: (enrolment: boolean) => void }) {
  const { t } = useSpeech();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const { waiting, problem, attempt, forget } = useAttempt();
  // Whose session ended leaves no conditions of lists behind for who sits down next; signing out has the server's word for it.
  useEffect(() => sessionStorage.clear(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      try {
        then((await signIn(name, password, code)).enrolment === true);
      } catch (failure) {
        if (!(failure instanceof Problem) || failure.field !== 'code') throw failure;
        setCode('');
        if (code) throw failure; // the first time it is only asked for
      }
    });
  };
  const again = () => (setCode(undefined), forget());
  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit}>
        <h1><Mark /> {t('app')}</h1>
        <p className="muted">{t(code === undefined ? 'sign.lead' : 'sign.code.lead')}</p>
        {problem && <ProblemNote problem={problem} />}
        {code === undefined ? (
          <>
            <label>{t('sign.name')}<Input size="large" autoFocus autoComplete="username" value={name} onChange={(event) => setName(event.target.value)} /></label>
            <label>{t('sign.password')}<Input.Password size="large" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></label>
            <Button type="primary" size="large" htmlType="submit" loading={waiting} disabled={!name || !password}>{t('sign.in')}</Button>
            <p className="muted small">{t('sign.help')}</p>
          </>
        ) : (
          <>
            <label>{t('sign.code')}<Input size="large" autoFocus autoComplete="one-time-code" inputMode="numeric" value={code} onChange={(event) => setCode(event.target.value.trim())} /></label>
            <Button type="primary" size="large" htmlType="submit" loading={waiting} disabled={!code}>{t('sign.in')}</Button>
            <p className="muted small">{t('sign.code.help')} <button type="button" className="plain link" onClick={again}>{t('back')}</button></p>
          </>
        )}
      </form>
    </main>
  );
}
