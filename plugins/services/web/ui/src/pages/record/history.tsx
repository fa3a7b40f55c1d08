// Every change of every field of a record: when, from what to what; of one field alone where somebody asks for it.
import { Select } from 'antd';

import type { Entity, RecordChange } from '../../api/types';
import { useCall } from '../../api/use_call';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Answered, Empty } from '../../look/states';

// `name`: of which record; `by`: who it was, where that is not said above.
export function Changes({ changes, name = false, by = false }: { changes: RecordChange[]; name?: boolean; by?: boolean }) {
  const { t, of } = useSpeech();
  const word = (what: string) => (what.endsWith('.created') ? t('record.created') : what.endsWith('.removed') ? t('record.removed') : t('record.updated'));
  return (
    <table className={by ? 'plain-table changes-by' : 'plain-table'}>
      <tbody>
        {changes.map((change, i) => (
          <tr key={i}>
            <td className="muted small nowrap">{moment(change.at)}</td>
            <td className="nowrap">{word(change.what)}{name && <b> {change.label}</b>}</td>
            {by && <td className="change-by">{change.by_name ?? t('by.owner')}</td>}
            <td>
              {change.values.length === 0 && change.what.endsWith('.updated') && <span className="muted">{t('record.history.values')}</span>}
              {change.values.map((value) => <div key={value.field}>{of(value.label)}{t('colon')}<span className="muted">{value.before || t('record.nothing')}</span> → <b>{value.after || t('record.nothing')}</b></div>)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// A field's own changes among all of them.
export const changesOf = (changes: RecordChange[], field: string): RecordChange[] =>
  field ? changes.map((change) => ({ ...change, values: change.values.filter((value) => value.field === field) })).filter((change) => change.values.length > 0) : changes;

interface Props { entity: Entity; id: string; field: string; setField: (field: string) => void }

export function History({ entity, id, field, setField }: Props) {
  const { t, of } = useSpeech();
  const history = useCall<{ changes: RecordChange[] }>('records.history', { entity: entity.name, which: id });
  return (
    <section className="card"><div className="body">
      <Answered of={history}>
        {({ changes }) => {
          const named = new Map(changes.flatMap((change) => change.values.map((value) => [value.field, of(value.label)] as const)));
          const shown = changesOf([...changes].reverse(), field);
          return (
            <>
              {(named.size > 1 || field) && <div className="row history-tools"><Select size="small" allowClear showSearch optionFilterProp="label" aria-label={t('record.history.field')} placeholder={t('record.history.field')} value={field || undefined} options={[...named].map(([value, label]) => ({ value, label }))} onChange={(next?: string) => setField(next ?? '')} /></div>}
              {shown.length === 0 ? <Empty text={t('record.history.none', of(entity.fields.find((each) => each.name === field)?.label ?? ''))} /> : <Changes changes={shown} by />}
            </>
          );
        }}
      </Answered>
    </div></section>
  );
}
