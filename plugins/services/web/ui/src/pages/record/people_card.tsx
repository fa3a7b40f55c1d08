// People of a customer as a table beside their map: department, part in buying, how they stand to us, when we last spoke.
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';

import { choiceLabel, useSite } from '../../api/schema';
import type { RecordAnswer } from '../../api/types';
import { ChartFrame } from '../../charts/frame';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Empty, Skeleton } from '../../look/states';
import { signed } from './people_map';
import { usePeople, type People } from './people';
import { RecordForm } from './record_form';

const PeopleMap = lazy(() => import('./people_map'));

export const Strength = ({ value }: { value: number }) => <b className={`strength ${value < 0 ? 'bad' : value > 0 ? 'good' : ''}`}>{signed(value)}</b>;

function PeopleTable({ people }: { people: People['people'] }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const part = schema.field('contact_role', 'part');
  return (
    <Scrolled>
      <table className="plain-table people">
        <thead><tr><th>{t('people.name')}</th><th>{t('people.place')}</th><th>{t('people.part')}</th><th>{t('people.strength')}</th><th>{t('people.last')}</th></tr></thead>
        <tbody>{people.map((person) => (
          <tr key={person.id}>
            <td><Link className="link-quiet strong" href={`/record/contact/${person.id}`}>{person.name}</Link></td>
            <td className="muted">{[person.department, person.position].filter(Boolean).join(' · ')}</td>
            <td>{of(choiceLabel(part, person.part) ?? person.part)}</td>
            <td>{person.strength !== undefined && <Strength value={person.strength} />}</td>
            <td className="muted nowrap">{person.last?.slice(5)}</td>
          </tr>))}
        </tbody>
      </table>
    </Scrolled>
  );
}

// `whole`: on a tab of its own, with all of them and what can be added.
export function PeopleCard({ record, whole = false }: { record: RecordAnswer; whole?: boolean }) {
  const { t, of } = useSpeech();
  const { schema, may } = useSite();
  const all = usePeople(record);
  const [adding, setAdding] = useState<string>();
  if (!all.given || all.loading) return all.loading ? <Skeleton /> : null;
  const kinds = ['contact', 'department', 'contact_role', 'relation'].filter((kind) => may('create', kind) && schema.find(kind));
  const buttons = whole && kinds.map((kind) => <Button key={kind} size="small" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(kind)}>{of(schema.find(kind)?.label ?? kind)}</Button>);
  const given: Record<string, string> = adding === 'contact' || adding === 'department' ? { customer: record.code || record.id } : {};
  const form = adding && <RecordForm entity={adding} title={t('new', of(schema.find(adding)?.label ?? ''))} given={given} done={t('record.created.done')} close={() => setAdding(undefined)} />;
  if (all.people.length === 0) return whole ? <Card title={t('people.title')} end={buttons && <span className="row">{buttons}</span>}><Empty text={t('people.none')} />{form}</Card> : null;
  const map = all.ties.length > 0 || all.departments.length > 1;
  const shown = whole ? all.people : all.people.slice(0, 6);
  return (
    <>
      <ChartFrame className="people-card" title={t('people.title')} sub={t('people.sub')} name={record.label} end={buttons && <span className="row">{buttons}</span>}>
        {(take) => <div className={map ? 'people-two' : ''}><PeopleTable people={shown} />{map && <Suspense fallback={<Skeleton />}><PeopleMap of={all} take={take} height={whole ? 360 : 250} /></Suspense>}</div>}
      </ChartFrame>
      {form}
    </>
  );
}
