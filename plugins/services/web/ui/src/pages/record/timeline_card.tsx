// What was said and done with a customer, the latest first.
import { Link } from 'wouter';

import { choiceLabel, useSite } from '../../api/schema';
import type { RecordAnswer } from '../../api/types';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { listAddress } from '../list/list_state';
import { salesOf } from './customer_data';
import { useList } from './use_list';

export function TimelineCard({ record, most = 6 }: { record: RecordAnswer; most?: number }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const visits = useList('interaction', ['id', 'kind', 'subject', 'start', 'user', 'contact', 'summary', 'actual_minutes'], [salesOf(record)], { sort: ['-start'], limit: most });
  if (visits.rows.length === 0) return null;
  const kind = schema.field('interaction', 'kind');
  return (
    <Card title={t('record.timeline')} end={<Link className="link" href={listAddress('interaction', { where: [salesOf(record)], sort: '-start' })}>{t('record.open.all', visits.count)}</Link>}>
      <ol className="visits">
        {visits.rows.map((visit) => (
          <li key={String(visit.id)}>
            <time className="muted small">{moment(String(visit.start)).slice(5, 10)}</time>
            <div className="grow">
              <div className="row"><Link className="link-quiet strong ell" href={`/record/interaction/${String(visit.id)}`}>{[of(choiceLabel(kind, visit.kind ?? null) ?? ''), [visit.user, visit.contact].filter(Boolean).join(' → ')].filter(Boolean).join(' · ')}</Link><span className="grow" />{visit.actual_minutes !== null && visit.actual_minutes !== undefined && <span className="muted small nowrap">{t('minutes', Number(visit.actual_minutes))}</span>}</div>
              <div className="small two-lines">{[visit.subject, visit.summary].filter(Boolean).map(String).filter((words, i, both) => i === 0 || words !== both[0]).join('：')}</div>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
