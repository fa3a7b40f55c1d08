// What programs may ask, read from the server's own description: nouns, methods, their parameters, and each tried under one's own rights.
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';

import { useDescription } from './use_description';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Answered, Empty } from '../../look/states';
import { methodsOf, type Method } from './openapi';
import { TryIt } from './try_it';
import './api_docs.css';

export default function ApiDocsPage({ method: chosen }: { method?: string }) {
  const { t } = useSpeech();
  const description = useDescription();
  const methods = useMemo(() => (description.data ? methodsOf(description.data) : []), [description.data]);
  const [typed, setTyped] = useState('');
  const found = methods.filter((method) => (method.name + ' ' + method.summary).toLowerCase().includes(typed.toLowerCase()));
  const nouns = [...new Set(found.map((method) => method.noun))];
  const method = methods.find((each) => each.name === chosen) ?? methods.find((each) => each.name === 'records.list') ?? methods[0];
  return (
    <>
      <div className="page-head"><h1>{t('api.title')}</h1><span className="muted">{t('api.lead', methods.length)}</span><span className="end"><a className="link" href="/api/v1/openapi.json" target="_blank" rel="noreferrer">openapi.json</a></span></div>
      <Answered of={description} lines={10}>
        {() => (
          <div className="api-docs">
            <nav className="card api-nouns" aria-label={t('api.title')}>
              <Input size="small" allowClear prefix={<Icon name="search" size={14} />} aria-label={t('search.open')} placeholder={t('api.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
              {nouns.map((noun) => <details key={noun} open={typed !== '' || noun === method?.noun}><summary>{noun} <small className="muted">{found.filter((each) => each.noun === noun).length}</small></summary>{found.filter((each) => each.noun === noun).map((each) => <Link key={each.name} href={'/api-docs/' + each.name.replaceAll('.', '/')} aria-current={each === method ? 'page' : undefined} title={each.summary}>{each.name.slice(noun.length + 1) || each.name}{!each.reads && <small className="tag warn">{t('api.writes')}</small>}</Link>)}</details>)}
              {nouns.length === 0 && <Empty text={t('search.none', typed)} />}
            </nav>
            {method && <Shown key={method.name} method={method} />}
          </div>
        )}
      </Answered>
    </>
  );
}

function Shown({ method }: { method: Method }) {
  const { t } = useSpeech();
  return (
    <article className="grow api-method">
      <header><h2><code>{method.name}</code></h2><p>{method.summary}</p>{method.duty && <p className="muted small">{t('api.duty', method.duty)}</p>}</header>
      <ul className="api-addresses">{method.addresses.map(({ verb, path }) => <li key={verb + path}><b className={`tag ${verb === 'GET' ? 'good' : ''}`}>{verb}</b> <code>{path}</code></li>)}</ul>
      {method.parameters.length > 0 && (
        <section className="card scroll-x">
          <table className="plain-table api-parameters">
            <thead><tr><th>{t('api.parameter')}</th><th>{t('api.kind')}</th><th>{t('api.meaning')}</th></tr></thead>
            <tbody>{method.parameters.map((each) => <tr key={each.name}><td><code>{each.name}</code>{each.required && <span className="bad"> *</span>}</td><td className="muted">{t(`api.kind.${each.kind}`)}</td><td>{each.help}</td></tr>)}</tbody>
          </table>
        </section>
      )}
      <TryIt method={method} />
    </article>
  );
}
