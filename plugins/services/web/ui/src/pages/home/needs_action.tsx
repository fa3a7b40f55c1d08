// At most seven: who, why, how much money, one button: whom to call at which number, and what was said written down at once.
import { Suspense, useState } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import { blockOf, type DocRow } from '../../document/types';
import { useDocument } from '../../document/use_document';
import { useOpener } from '../../document/use_opener';
import { money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Drop } from '../../look/drop';
import { Card, Tier } from '../../look/parts';
import { Answered, Empty } from '../../look/states';
import { LogVisit } from '../../shell/late_forms';
import { kActions } from './sources';

export function NeedsAction() {
  const { t } = useSpeech();
  const list = useDocument(kActions);
  const open = useOpener();
  const [logging, setLogging] = useState<string>();
  if (list.problem?.isMissing) return null;
  const rows = blockOf(list.data, 'table', 'calls')?.rows ?? [];
  return (
    <Card className="one-third" title={t('home.act')} sub={list.data && t('home.act.count', Math.min(rows.length, 7))} end={<Link className="link" href={'/reports/' + kActions}>{t('home.act.all')}</Link>}>
      <Answered of={list} lines={8}>
        {() => rows.length === 0 ? <Empty text={t('none')} /> : <ul className="actions">{rows.slice(0, 7).map((row) => <One key={String(row.code)} row={row} open={open} log={setLogging} />)}</ul>}
      </Answered>
      <Suspense>{logging && <LogVisit given={{ customer: logging, kind: 'call' }} close={() => setLogging(undefined)} />}</Suspense>
    </Card>
  );
}

function One({ row, open, log }: { row: DocRow; open: (code: string) => Promise<void>; log: (code: string) => void }) {
  const { t, language } = useSpeech();
  const { may } = useSite();
  const code = String(row.code), name = String(row.customer), phone = row.phone ? String(row.phone) : '';
  const call = (
    <div className="call-card">
      <b>{row.person ? String(row.person) : name}</b>
      <a className="link figure" href={'tel:' + phone.replace(/[^+\d]/g, '')}>{phone}</a>
      {row.last_contact && <span className="muted small">{t('home.act.last', String(row.last_contact))}</span>}
      {may('create', 'interaction') && <Button size="small" onClick={() => log(code)}>{t('log.visit')}</Button>}
    </div>
  );
  return (
    <li>
      {row.tier ? <Tier tier={String(row.tier)} /> : <span className="tier">–</span>}
      <div className="row action-head"><button className="plain strong ell link-quiet" title={name} onClick={() => void open(code)}>{name}</button><span className="small nowrap muted">{row.stake !== null && money(Number(row.stake), language)}</span></div>
      {phone ? <Drop end content={call} trigger={<Button size="small">{t('home.act.call')}</Button>} /> : <Button size="small" onClick={() => void open(code)}>{t('home.act.open')}</Button>}
      <div className="small why-line" title={String(row.why)}>{String(row.why)}</div>
    </li>
  );
}
