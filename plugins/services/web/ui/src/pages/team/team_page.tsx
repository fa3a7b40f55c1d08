// 团队: users, teams, roles. Lists like any other; rights as a matrix.
import { Link } from 'wouter';
import { useState } from 'react';

import { useSite } from '../../api/schema';
import type { ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { CellValue } from '../../grid/cell';
import { defaultColumns, gridColumn } from '../../grid/columns';
import { useSpeech } from '../../i18n/language';
import { Answered, Empty } from '../../look/states';
import { RightsMatrix } from './rights_matrix';
import './team.css';

const kTabs = ['user', 'team', 'role', 'user_role'];

export default function TeamPage() {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const tabs = kTabs.filter((name) => schema.find(name));
  const [tab, setTab] = useState(tabs[0] ?? '');
  const entity = schema.find(tab);
  const rights = schema.find('role_right');
  return (
    <>
      <div className="page-head"><h1>{t('settings.team')}</h1></div>
      <div className="tabs" role="tablist">
        {tabs.map((name) => <button key={name} role="tab" className="plain" aria-selected={tab === name} onClick={() => setTab(name)}>{of(schema.find(name)?.plural ?? '')}</button>)}
        {rights && <button role="tab" className="plain" aria-selected={tab === 'rights'} onClick={() => setTab('rights')}>{of(rights.plural)}</button>}
      </div>
      <div className="record-tab">{tab === 'rights' ? <RightsMatrix /> : entity ? <Short name={tab} key={tab} /> : <Empty text={t('none')} />}</div>
    </>
  );
}

function Short({ name }: { name: string }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const entity = schema.find(name);
  const columns = entity ? defaultColumns(entity).map((column) => gridColumn(entity, column, (figure) => figure, of)).filter((column) => column !== undefined) : [];
  const list = useCall<ListAnswer>('records.list', { entity: name, columns: ['id', ...columns.map((column) => column.name)], limit: 200 });
  return (
    <section className="card">
      <header><h2>{entity && of(entity.plural)}</h2><Link className="link small end" href={'/list/' + name}>{t('edit')}</Link></header>
      <div className="body scroll-x">
        <Answered of={list}>{({ rows }) => rows.length === 0 ? <Empty text={t('empty.entity', of(entity?.plural ?? ''))} /> : <table className="plain-table"><thead><tr>{columns.map((column) => <th key={column.name}>{column.label}</th>)}</tr></thead><tbody>{rows.map((row) => <tr key={String(row[0])}>{columns.map((column, i) => <td key={column.name}><CellValue column={column} value={row[i + 1] ?? null} to={`/record/${name}/${String(row[0])}`} /></td>)}</tr>)}</tbody></table>}</Answered>
      </div>
    </section>
  );
}
