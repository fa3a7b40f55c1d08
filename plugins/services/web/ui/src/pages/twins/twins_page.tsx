// 疑似重复: pairs that are likely one record, with the reason; merged with a preview and an undo, or set apart for good.
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import { dataChanged, useCall } from '../../api/use_call';
import { money, percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Answered, Empty } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import './twins.css';

interface One { id: string; code?: string; name: string; net?: number; last_order?: string }
interface Pair { one: One; other: One; score: number; why: string; stays: string }

const kKinds = ['customer', 'contact', 'product'];

export default function TwinsPage() {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const kinds = kKinds.filter((kind) => schema.find(kind));
  const [entity, setEntity] = useState(kinds[0] ?? 'customer');
  const twins = useCall<{ pairs: Pair[]; count: number }>('twins.list', { entity, limit: 50 });
  return (
    <>
      <div className="page-head"><h1>{t('settings.twins')}</h1><span className="muted">{t('twins.lead')}</span></div>
      <div className="tabs" role="tablist">{kinds.map((kind) => <button key={kind} role="tab" className="plain" aria-selected={kind === entity} onClick={() => setEntity(kind)}>{of(schema.find(kind)?.plural ?? kind)}</button>)}</div>
      <div className="twins">
        <Answered of={twins}>{({ pairs }) => pairs.length === 0 ? <div className="card"><Empty text={t('twins.none')} /></div> : <>{pairs.map((pair) => <PairCard key={pair.one.id + pair.other.id} entity={entity} pair={pair} />)}</>}</Answered>
      </div>
    </>
  );
}

function PairCard({ entity, pair }: { entity: string; pair: Pair }) {
  const { t, of } = useSpeech();
  const [stays, setStays] = useState(pair.stays);
  const [waiting, setWaiting] = useState(false);
  const both = [pair.one, pair.other];
  const decide = async (method: string, parameters: object, done: string) => {
    setWaiting(true);
    try {
      const answer = await call<{ operation?: string | null }>(method, { entity, ...parameters });
      if (answer.operation) offerUndo(done, answer.operation);
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
      setWaiting(false);
    }
  };
  const goes = both.filter((each) => each.id !== stays).map((each) => each.id), name = both.find((each) => each.id === stays)?.name ?? '';
  return (
    <section className="card pair">
      <div className="pair-two">{both.map((each) => <Side key={each.id} entity={entity} of={each} stays={each.id === stays} choose={() => setStays(each.id)} />)}</div>
      <div className="pair-end">
        <span><b>{percent(pair.score, 0)}</b> {of(pair.why)}</span>
        <span className="grow" />
        <Button loading={waiting} onClick={() => decide('twins.apart', { ids: both.map((each) => each.id) }, t('twins.apart.done'))}>{t('twins.apart')}</Button>
        <Button type="primary" loading={waiting} onClick={() => decide('twins.merge', { stays, goes }, t('twins.merged', name))}>{t('twins.merge')}</Button>
      </div>
    </section>
  );
}

function Side({ entity, of: one, stays, choose }: { entity: string; of: One; stays: boolean; choose: () => void }) {
  const { t, language } = useSpeech();
  return (
    <label className={stays ? 'pair-side stays' : 'pair-side'}>
      <input type="radio" checked={stays} onChange={choose} aria-label={`${t('twins.stays')} ${one.name}`} />
      <span className="grow"><Link className="link-quiet strong" href={`/record/${entity}/${one.id}`}>{one.name}</Link><br /><span className="muted small">{[one.code, one.net && money(one.net, language), one.last_order].filter(Boolean).join(' · ')}</span></span>
      {stays && <span className="tag good">{t('twins.stays')}</span>}
    </label>
  );
}
