// Rows that were not taken, corrected where they stand and imported again.
import { Button } from 'antd';
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { Skeleton } from '../../look/states';
import { sayProblem } from '../../shell/toasts';
import { asCsv, reasonsOf, rejectTable, type RawRow, type RejectTable } from './rejects';

const kReasons = 6; // more are read in the rows themselves

export function RejectsGrid({ file, again }: { file: string; again: (name: string, content: Blob) => void }) {
  const { t, of } = useSpeech();
  const [table, setTable] = useState<RejectTable>();
  useEffect(() => {
    call<{ rows: RawRow[] }>('imports.rows', { file, limit: 500 }).then((answer) => setTable(rejectTable(answer.rows)), sayProblem);
  }, [file]);
  if (!table) return <Skeleton />;
  const put = (row: number, column: number, text: string) => setTable({ ...table, rows: table.rows.map((each, r) => (r === row ? { ...each, cells: each.cells.map((cell, c) => (c === column ? text : cell)) } : each)) });
  return (
    <Card title={t('import.rejects')} end={<Button type="primary" size="small" onClick={() => again('rejects.csv', new Blob([asCsv(table)], { type: 'text/csv' }))}>{t('import.run')}</Button>}>
      <ul className="reasons">{reasonsOf(table).slice(0, kReasons).map(({ why, rows }) => <li key={why}><b className="figure">{t('import.why.rows', rows)}</b> {of(why)}</li>)}</ul>
      <div className="body scroll-x">
        <table className="plain-table rejects">
          <thead><tr><th className="why">{t('import.why')}</th>{table.heads.map((head, i) => <th key={i}>{head}</th>)}</tr></thead>
          <tbody>{table.rows.map((row, r) => <tr key={row.line}><td className="bad small why">{of(row.why)}</td>{row.cells.map((cell, c) => <td key={c}><input className={c === row.wrong ? 'wrong' : undefined} aria-label={`${table.heads[c]} ${row.line}`} value={cell} onChange={(event) => put(r, c, event.target.value)} /></td>)}</tr>)}</tbody>
        </table>
      </div>
    </Card>
  );
}
