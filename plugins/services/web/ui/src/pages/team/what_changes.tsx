// What was changed of a role, in words: was, will be.
import { useSite } from '../../api/schema';
import { useSpeech, type Key } from '../../i18n/language';
import type { Roles, RoleShown } from './people';
import type { Changed } from './rights_changes';

export function WhatChanges({ role, words, changed }: { role: RoleShown; words: Roles; changed: Changed }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const kind = (entity: string) => (entity === '*' ? t('roles.rest') : of(schema.find(entity)?.plural ?? entity));
  const shown = (word: string, value: unknown) => (word === 'scope' ? t(`roles.scope.${String(value ?? 'own')}` as Key) : t(value === true ? 'yes' : 'no'));
  const others = role.rights.find((line) => line.entity === '*');
  const rows: [string, string, string, string][] = [];
  for (const duty of words.duties) {
    const was = role.duties.includes(duty.name), will = (changed.duties ?? role.duties).includes(duty.name);
    if (was !== will) rows.push([t('roles.duty'), of(duty.label), t(was ? 'yes' : 'no'), t(will ? 'yes' : 'no')]);
  }
  if (changed.secondFactor !== undefined) rows.push([t('sign.in'), t('roles.second'), t(changed.secondFactor ? 'no' : 'yes'), t(changed.secondFactor ? 'yes' : 'no')]);
  for (const [entity, of_] of Object.entries(changed.rights)) {
    const line = role.rights.find((each) => each.entity === entity) ?? others;
    for (const [word, value] of Object.entries(of_)) rows.push([kind(entity), word === 'scope' ? t('roles.scope') : of(words.verbs.find((verb) => verb.name === word)?.label ?? word), shown(word, line?.[word]), shown(word, value)]);
  }
  for (const [name, access] of Object.entries(changed.fields)) {
    const entity = name.slice(0, name.lastIndexOf('.')), field = name.slice(name.lastIndexOf('.') + 1);
    const was = role.fields.find((line) => line.entity === entity && line.field === field);
    rows.push([kind(entity), of(schema.field(entity, field)?.label ?? field), t(`roles.access.${was?.said ? was.access : 'default'}` as Key), t(`roles.access.${access}` as Key)]);
  }
  return <table className="plain-table"><tbody>{rows.map((row, i) => <tr key={i}><td>{row[0]}</td><td>{row[1]}</td><td className="muted">{row[2]}</td><td>→ <b>{row[3]}</b></td></tr>)}</tbody></table>;
}
