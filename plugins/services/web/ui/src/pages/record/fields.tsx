// The fields of a record as its form view groups them; a group whose condition does not hold is absent.
import { Link } from 'wouter';

import type { Entity, Field, RecordAnswer, ViewShown } from '../../api/types';
import { useCall } from '../../api/use_call';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Copyable } from '../../look/copy';
import { Amount, Card } from '../../look/parts';
import { Answered } from '../../look/states';

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

// `history`: where a field's name leads to, when somebody asks what it was before.
export function Fields({ entity, record, view, history }: { entity: Entity; record: RecordAnswer; view?: string; history?: (field: string) => void }) {
  const { t, of } = useSpeech();
  const form = useCall<ViewShown>('views.show', { view: view ?? entity.name + '.form' });
  return (
    <Answered of={form}>
      {({ groups = [] }) => (
        <div className="field-groups">
          {groups.map((group) => {
            const fields = group.fields.map((name) => entity.fields.find((field) => field.name === name)).filter((field): field is Field => field !== undefined);
            const filled = fields.filter((field) => record.shown[field.name]), rest = fields.length - filled.length;
            return fields.length === 0 ? null : (
              <Card key={group.label} title={of(group.label)} end={rest > 0 ? `${filled.length} / ${fields.length}` : undefined}>
                <dl className="fields">{(filled.length ? filled : fields).map((field) => <div key={field.name}><dt title={field.help && of(field.help)}>{history ? <button className="plain link-quiet" title={t('record.history.of', of(field.label))} onClick={() => history(field.name)}>{of(field.label)}</button> : of(field.label)}</dt><dd><Value entity={entity} field={field} record={record} /></dd></div>)}</dl>
              </Card>
            );
          })}
        </div>
      )}
    </Answered>
  );
}

function Value({ entity, field, record }: { entity: Entity; field: Field; record: RecordAnswer }) {
  const { of } = useSpeech();
  const value = <FieldValue field={field} record={record} />, text = record.shown[field.name];
  return text && isCopied(entity, field) ? <Copyable text={text} label={of(field.label)}>{value}</Copyable> : value;
}
