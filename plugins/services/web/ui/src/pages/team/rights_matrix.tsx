// What each role may do with each kind of record: kinds down, roles across, a word for how far and a letter for each verb.
import { useSite } from '../../api/schema';
import type { ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Answered } from '../../look/states';

const kVerbs = ['see', 'create', 'change', 'remove', 'export'];

export function RightsMatrix() {
  const { of, t } = useSpeech();
  const { schema } = useSite();
  const list = useCall<ListAnswer>('records.list', { entity: 'role_right', columns: ['role', 'entity', 'scope', ...kVerbs], limit: 10_000 });
  const label = (field: string) => of(schema.field('role_right', field)?.label ?? field);
  const scopes = schema.field('role_right', 'scope')?.choices ?? [];
  return (
    <section className="card scroll-x">
      <Answered of={list}>
        {({ rows }) => {
          const roles = [...new Set(rows.map((row) => String(row[0])))], kinds = [...new Set(rows.map((row) => String(row[1])))];
          return (
            <table className="plain-table rights">
              <thead><tr><th>{label('entity')}</th>{roles.map((role) => <th key={role}>{role}</th>)}</tr></thead>
              <tbody>
                {kinds.map((kind) => (
                  <tr key={kind}>
                    <td className="strong nowrap">{kind === '*' || kind === '' ? t('all') : of(schema.find(kind)?.plural ?? kind)}</td>
                    {roles.map((role) => {
                      const row = rows.find((each) => each[0] === role && each[1] === kind);
                      return <td key={role}>{row ? <><span className="tag">{of(scopes.find((scope) => scope.code === row[2])?.label ?? String(row[2]))}</span><div className="muted small">{kVerbs.filter((_, i) => row[i + 3] === true || row[i + 3] === 1).map(label).join(' · ')}</div></> : <span className="muted">–</span>}</td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Answered>
    </section>
  );
}
