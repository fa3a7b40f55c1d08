// A method asked for real, as whoever is signed in: what writes is only tried, unless one says otherwise.
import { Checkbox, Input } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { dataChanged } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { say } from '../../shell/toasts';
import { curlOf, parametersOf, type Method } from './openapi';

const kShown = 40_000; // characters: more is for a program

export function TryIt({ method }: { method: Method }) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<Record<string, string>>(method.parameters.some((each) => each.name === 'dry_run') ? { dry_run: '1' } : {});
  const [answer, setAnswer] = useState<{ text: string; bad: boolean; took: number }>();
  const [waiting, setWaiting] = useState(false);
  const put = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  const ready = method.parameters.every((each) => !each.required || typed[each.name]);
  const run = async () => {
    setWaiting(true);
    const from = performance.now(), took = () => Math.round(performance.now() - from);
    try {
      const text = JSON.stringify(await call<unknown>(method.name, parametersOf(method, typed)), null, 2);
      setAnswer({ text: text.length > kShown ? text.slice(0, kShown) + '\n…' : text, bad: false, took: took() });
      if (!method.reads && typed.dry_run !== '1') dataChanged();
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : new Problem(0, String(failure instanceof Error ? failure.message : failure));
      setAnswer({ text: JSON.stringify({ status: problem.status, code: problem.kind, detail: problem.detail, remedy: problem.remedy, rejects: problem.rejects }, null, 2), bad: true, took: took() });
    }
    setWaiting(false);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(curlOf(location.origin, method, parametersOf(method, typed)));
      say(t('api.curl.done'));
    } catch (failure) {
      say(String(failure instanceof Error ? failure.message : failure));
    }
  };
  return (
    <section className="card try-it">
      <header><h2>{t('api.try')}</h2><span className="muted small">{t(method.reads ? 'api.try.reads' : typed.dry_run === '1' ? 'api.try.dry' : 'api.try.writes')}</span></header>
      <form className="body" onSubmit={(event) => (event.preventDefault(), void run())}>
        {method.parameters.map((each) => {
          const id = 'try-' + each.name, common = { id, placeholder: each.help, value: typed[each.name] ?? '' };
          return (
            <div key={each.name} className="try-field">
              <label htmlFor={id}><code>{each.name}</code>{each.required && <span className="bad"> *</span>}</label>
              {each.kind === 'flag' ? <Checkbox id={id} checked={typed[each.name] === '1'} onChange={(event) => put(each.name, event.target.checked ? '1' : '')}>{each.help}</Checkbox>
                : each.kind === 'texts' || each.kind === 'json' ? <Input.TextArea {...common} rows={2} title={t(`api.kind.${each.kind}`)} onChange={(event) => put(each.name, event.target.value)} />
                  : <Input {...common} inputMode={each.kind === 'number' ? 'numeric' : undefined} onChange={(event) => put(each.name, event.target.value)} />}
            </div>
          );
        })}
        <div className="row"><Button type="primary" danger={!method.reads && typed.dry_run !== '1'} htmlType="submit" loading={waiting} disabled={!ready}>{t('api.call')}</Button><Button onClick={() => void copy()}>{t('api.curl')}</Button>{answer && <span className={answer.bad ? 'bad small' : 'muted small'}>{t('api.took', answer.took)}</span>}</div>
      </form>
      {answer && <pre className={answer.bad ? 'bad' : ''} tabIndex={0} aria-label={t('api.answer')}>{answer.text}</pre>}
    </section>
  );
}
