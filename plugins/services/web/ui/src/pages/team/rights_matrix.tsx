// What a role may do with each kind of record; a kind opened shows its fields. Without `change` it is read only.
import { Checkbox, Select } from 'antd';
import { Fragment, useState } from 'react';

import { useSite } from '../../api/schema';
import { useCall } from '../../api/use_call';
import { useSpeech, withMore } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Scrolled } from '../../look/scrolled';
import { Answered } from '../../look/states';
import type { RightLine, RoleShown, Word } from './people';
import { differing, withField, withRight, type Changed } from './rights_changes';

interface Props { role: RoleShown; verbs: Word[]; changed: Changed; change?: (next: Changed) => void }

export const kScopes = ['own', 'team', 'all'] as const;
export const kAccess = ['hidden', 'masked', 'read', 'change'] as const;

export function RightsMatrix({ role, verbs, changed, change }: Props) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [open, setOpen] = useState('');
  const [more, setMore] = useState<string[]>([]);
  const others = role.rights.find((line) => line.entity === '*');
  const named = role.rights.map((line) => line.entity);
  // A kind that the role does not name is as the rest until something of it is changed; it has a line where something is said of its fields.
  const besides = [...new Set([...role.fields.filter((line) => line.said).map((line) => line.entity), ...more])];
  const lines: RightLine[] = [...role.rights, ...besides.filter((entity) => !named.includes(entity)).map((entity): RightLine => ({ ...(others ?? { scope: 'own' }), entity, label: schema.find(entity)?.plural }))];
  const free = schema.entities.filter((entity) => !lines.some((line) => line.entity === entity.name)).map((entity) => ({ value: entity.name, label: of(entity.plural) }));
  const name = (line: RightLine) => (line.entity === '*' ? t('roles.rest') : of(line.label ?? schema.find(line.entity)?.plural ?? line.entity));
  return (
    <Scrolled className="rights-scroll">
      <table className="plain-table rights">
        <thead><tr><th>{t('roles.kind')}</th><th>{t('roles.scope')}</th>{verbs.map((verb) => <th key={verb.name} className="middle">{of(verb.label)}</th>)}</tr></thead>
        <tbody>
          {lines.map((line) => {
            const now: RightLine = { ...line, ...changed.rights[line.entity] }, differ = differing(role, changed, line.entity);
            return (
              <Fragment key={line.entity}>
                <tr className={changed.rights[line.entity] ? 'changed' : ''}>
                  <th scope="row">{line.entity === '*' ? name(line) : <button className="plain row" aria-expanded={open === line.entity} onClick={() => setOpen(open === line.entity ? '' : line.entity)}><Icon name={open === line.entity ? 'up' : 'down'} size={12} />{name(line)}{differ > 0 && <span className="tag differ">{t('roles.fields.differ', differ)}</span>}</button>}</th>
                  <td><Select size="small" disabled={!change} className="scope" aria-label={`${name(line)} ${t('roles.scope')}`} value={String(now.scope)} onChange={(next: string) => change?.(withRight(changed, line, 'scope', next))} options={kScopes.map((scope) => ({ value: scope, label: t(`roles.scope.${scope}`) }))} /></td>
                  {verbs.map((verb) => <td key={verb.name} className="middle"><Checkbox disabled={!change} aria-label={`${name(line)} ${of(verb.label)}`} checked={now[verb.name] === true} onChange={(event) => change?.(withRight(changed, line, verb.name, event.target.checked))} /></td>)}
                </tr>
                {open === line.entity && <tr className="fields-row"><td colSpan={verbs.length + 2}><FieldRights role={role} entity={line.entity} changed={changed} change={change} /></td></tr>}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {change && free.length > 0 && <Select size="small" className="add-kind" showSearch optionFilterProp="label" value={null} placeholder={t('roles.add.kind')} aria-label={t('roles.add.kind')} options={free} onChange={(entity: string | null) => entity && setMore([...more, entity])} />}
    </Scrolled>
  );
}

function FieldRights({ role, entity, changed, change }: { role: RoleShown; entity: string; changed: Changed; change?: (next: Changed) => void }) {
  const { t, of } = useSpeech();
  const shown = useCall<RoleShown>('roles.show', { role: role.code, entity });
  return (
    <Answered of={shown} lines={3}>
      {({ fields }) => (
        <>
          <p className="muted small">{t('roles.fields.help')}</p>
          <ul className="field-rights">
            {fields.map((line) => {
              const given = changed.fields[`${line.entity}.${line.field}`], value = given ?? (line.said ? line.access : 'default');
              return (
                <li key={line.field} className={[given && 'changed', value !== 'default' && 'differs'].filter(Boolean).join(' ')}>
                  <label htmlFor={`access-${line.field}`} className="grow ell" title={line.field}>{value !== 'default' && <span className="sign" title={t('roles.fields.differs')}>≠<span className="sr">{t('roles.fields.differs')} </span></span>}{of(line.label)}</label>
                  <Select id={`access-${line.field}`} size="small" disabled={!change} value={value} onChange={(next: string) => change?.(withField(changed, line, next))} options={[{ value: 'default', label: line.said ? t('roles.access.default') : withMore(t('roles.access.default'), t(`roles.access.${line.access as 'read'}`)) }, ...kAccess.map((access) => ({ value: access, label: t(`roles.access.${access}`) }))]} />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Answered>
  );
}
