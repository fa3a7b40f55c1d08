// At most seven: who, why, how much money, one button.
import { Button } from 'antd';
import { Link, useLocation } from 'wouter';

import { call } from '../../api/client';
import type { Named } from '../../api/types';
import { blockOf } from '../../document/types';
import { useDocument } from '../../document/use_document';
import { money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card, Tier } from '../../look/parts';
import { Answered, Empty } from '../../look/states';
import { kActions } from './sources';

export function NeedsAction() {
  const { t, language } = useSpeech();
  const [, go] = useLocation();
  const list = useDocument(kActions);
  if (list.problem?.isMissing) return null;
  const open = async (code: string) => {
    const found = await call<{ records: Named[] }>('records.find', { entity: 'customer', typed: code, limit: 1 }).catch(() => ({ records: [] }));
    if (found.records[0]) go('/record/customer/' + found.records[0].id);
  };
  const rows = blockOf(list.data, 'table', 'calls')?.rows ?? [];
  return (
    <Card className="one-third" title={t('home.act')} sub={list.data && t('home.act.count', Math.min(rows.length, 7))} end={<Link className="link" href={'/reports/' + kActions}>{t('home.act.all')}</Link>}>
      <Answered of={list} lines={8}>
        {() => rows.length === 0 ? <Empty text={t('none')} /> : (
          <ul className="actions">
            {rows.slice(0, 7).map((row) => (
              <li key={String(row.code)}>
                {row.tier ? <Tier tier={String(row.tier)} /> : <span className="tier">–</span>}
                <div className="grow"><div className="strong ell" title={String(row.customer)}>{String(row.customer)}</div><div className="small why-line" title={String(row.why)}>{String(row.why)}</div></div>
                <span className="small nowrap muted">{row.stake !== null && money(Number(row.stake), language)}</span>
                <Button size="small" onClick={() => open(String(row.code))}>{row.phone ? t('home.act.call') : t('home.act.open')}</Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Card>
  );
}
