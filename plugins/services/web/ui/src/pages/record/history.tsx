// Every change of every field of a record: when, from what to what.
import type { Entity, RecordChange } from '../../api/types';
import { useCall } from '../../api/use_call';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Answered } from '../../look/states';

export function Changes({ changes, name = false }: { changes: RecordChange[]; name?: boolean }) {
  const { t, of } = useSpeech();
  const word = (what: string) => (what.endsWith('.created') ? t('record.created') : what.endsWith('.removed') ? t('record.removed') : t('record.updated'));
  return (
    <table className="plain-table">
      <tbody>
        {changes.map((change, i) => (
          <tr key={i}>
            <td className="muted small nowrap">{moment(change.at)}</td>
            <td className="nowrap">{word(change.what)}{name && <b> {change.label}</b>}</td>
            <td>
              {change.values.length === 0 && change.what.endsWith('.updated') && <span className="muted">{t('record.history.values')}</span>}
              {change.values.map((value) => <div key={value.field}>{of(value.label)}：<span className="muted">{value.before || t('record.nothing')}</span> → <b>{value.after || t('record.nothing')}</b></div>)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function History({ entity, id }: { entity: Entity; id: string }) {
  const history = useCall<{ changes: RecordChange[] }>('records.history', { entity: entity.name, which: id });
  return <section className="card"><div className="body"><Answered of={history}>{({ changes }) => <Changes changes={[...changes].reverse()} />}</Answered></div></section>;
}
