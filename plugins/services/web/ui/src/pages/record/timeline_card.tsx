// What was said and done, the latest first: with one customer, or with all.
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { choiceLabel, useSite } from '../../api/schema';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { Skeleton } from '../../look/states';
import { listAddress } from '../list/list_state';
import { useList } from './use_list';

// `whole`: all that was said and the whole day, where nothing else stands.
interface Props { title: string; where: string[]; most?: number; customers?: boolean; whole?: boolean; end?: ReactNode }

export function TimelineCard({ title, where, most = 6, customers = false, whole = false, end }: Props) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const visits = useList('interaction', ['id', 'kind', 'subject', 'start', 'user', 'contact', 'summary', 'actual_minutes', ...(customers ? ['customer'] : [])], where, { sort: ['-start'], limit: most });
  if (whole && visits.loading) return <Skeleton />;
  if (!visits.given || (visits.rows.length === 0 && !end)) return null;
  const kind = schema.field('interaction', 'kind');
  const all = visits.rows.length > 0 && <Link className="link" href={listAddress('interaction', { where, sort: '-start' })}>{t('record.open.all', visits.count)}</Link>;
  return (
    <Card title={title} sub={whole && all} end={whole ? end : <>{end} {all}</>}>
      {visits.rows.length === 0 && <p className="body muted">{t('home.visits.none')}</p>}
      <ol className={whole ? 'visits whole' : 'visits'}>
        {visits.rows.map((visit) => (
          <li key={String(visit.id)}>
            <time className="muted small" dateTime={String(visit.start)}>{moment(String(visit.start)).slice(whole ? 0 : 5, 10)}</time>
            <div className="grow">
              <div className="row"><Link className="link-quiet strong ell" href={`/record/interaction/${String(visit.id)}`}>{[customers && visit.customer, of(choiceLabel(kind, visit.kind ?? null) ?? ''), [visit.user, visit.contact].filter(Boolean).join(' → ')].filter(Boolean).join(' · ')}</Link><span className="grow" />{visit.actual_minutes !== null && visit.actual_minutes !== undefined && <span className="muted small nowrap">{t('minutes', Number(visit.actual_minutes))}</span>}</div>
              <div className="small two-lines">{[visit.subject, visit.summary].filter(Boolean).map(String).filter((words, i, both) => i === 0 || words !== both[0]).join(t('colon'))}</div>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
