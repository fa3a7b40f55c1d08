// The fields of a record as its form view groups them; a group whose condition does not hold is absent.
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { Entity, Field, RecordAnswer, ViewShown } from '../../api/types';
import { useCall } from '../../api/use_call';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Copyable } from '../../look/copy';
import { Icon } from '../../look/icons';
import { Amount, Card } from '../../look/parts';
import { Answered } from '../../look/states';
import { changesInPlace, FieldInPlace } from './field_in_place';

export const callOf = (phone: string) => 'tel:' + phone.replace(/[^+\d]/g, '');

export function FieldValue({ field, record }: { field: Field; record: RecordAnswer }) {
  const { of } = useSpeech();
  const shown = record.shown[field.name], value = record.values[field.name];
  if (shown === undefined || shown === '') return <span className="muted">–</span>;
  if (field.meaning === 'reference' && field.reference) return <Link className="link" href={`/record/${field.reference}/${String(value)}`}>{shown}</Link>;
  if (field.type === 'money' && value !== null) return <Amount value={Number(value)} />;
  if (field.type === 'time') return <>{moment(String(value))}</>;
  if (field.meaning === 'url' && /^https?:\/\//.test(shown)) return <a className="link" href={shown} target="_blank" rel="noopener noreferrer">{shown}</a>;
  if (field.meaning === 'email') return <a className="link" href={'mailto:' + shown}>{shown}</a>;
  if (field.meaning === 'phone') return <a className="link" href={callOf(shown)}>{shown}</a>;
  return <span className={field.meaning === 'multiline' ? 'pre' : undefined}>{field.choices ? of(shown) : shown}{field.unit ? ' ' + of(field.unit) : ''}</span>;
}

// What is pasted into orders, letters and other programs.
const kCopied = ['phone', 'email', 'code', 'postcode'];
export const isCopied = (entity: Entity, field: Field) => kCopied.includes(field.meaning ?? '') || field.name === 'address' || (field.name === entity.label_field && field.meaning !== 'reference');

// `history`: where a field's name leads to, when somebody asks what it was before. `between`: what stands behind the first group.
export function Fields({ entity, record, view, history, between }: { entity: Entity; record: RecordAnswer; view?: string; history?: (field: string) => void; between?: ReactNode }) {
  const form = useCall<ViewShown>('views.show', { view: view ?? entity.name + '.form' });
  const groups = (form.data?.groups ?? []).map((group) => ({ ...group, fields: group.fields.map((name) => entity.fields.find((field) => field.name === name)).filter((field): field is Field => field !== undefined) })).filter((group) => group.fields.length > 0);
  const [first, ...rest] = groups.map((group) => <Group key={group.label} label={group.label} fields={group.fields} entity={entity} record={record} history={history} />);
  return <div className="field-groups"><Answered of={form}>{() => first}</Answered>{between}{rest}</div>;
}

// Empty fields are shown when somebody asks for them: to be filled.
function Group({ label, fields, entity, record, history }: { label: string; fields: Field[]; entity: Entity; record: RecordAnswer; history?: (field: string) => void }) {
  const { t, of } = useSpeech();
  const [all, setAll] = useState(false);
  const filled = fields.filter((field) => record.shown[field.name]), rest = fields.length - filled.length, shown = all || filled.length === 0 ? fields : filled;
  const count = `${filled.length} / ${fields.length}`;
  return (
    <Card title={of(label)} end={rest > 0 && (filled.length > 0 ? <button className="plain link-quiet" aria-expanded={all} title={t(all ? 'record.fields.filled' : 'record.fields.all')} onClick={() => setAll(!all)}><span className="sr">{t('record.fields.all')} </span>{count} <Icon name={all ? 'up' : 'down'} size={12} /></button> : count)}>
      <dl className="fields">{shown.map((field) => <div key={field.name}><dt title={field.help && of(field.help)}>{history ? <button className="plain link-quiet" title={t('record.history.of', of(field.label))} onClick={() => history(field.name)}>{of(field.label)}</button> : of(field.label)}</dt><dd><Value entity={entity} field={field} record={record} /></dd></div>)}</dl>
    </Card>
  );
}

function Value({ entity, field, record }: { entity: Entity; field: Field; record: RecordAnswer }) {
  const { of } = useSpeech();
  const { may } = useSite();
  const value = <FieldValue field={field} record={record} />, text = record.shown[field.name];
  const shown = text && isCopied(entity, field) ? <Copyable text={text} label={of(field.label)}>{value}</Copyable> : value;
  return may('change', entity.name) && changesInPlace(field) ? <FieldInPlace entity={entity} field={field} record={record}>{shown}</FieldInPlace> : shown;
}
