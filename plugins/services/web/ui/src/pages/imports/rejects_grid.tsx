// Rows that were not taken, corrected where they stand, some at once where they lack the same, and imported again.
import { Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';

import { call } from '../../api/client';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Skeleton } from '../../look/states';
import { Told } from '../../look/told';
import { sayProblem } from '../../shell/toasts';
import { asCsv, corrected, correctionsOf, reasonsOf, rejectTable, withCorrections, type Correction, type RawRejects, type Reason, type RejectTable, type WhyNot } from './rejects';

const kReasons = 6, kPage = 100, kMost = 10_000; // more reasons are read in the rows themselves

function Why({ why }: { why: WhyNot }) {
  const { t, of } = useSpeech();
  return <>{of(why.detail)}{why.remedy && <>{t('semicolon')}<Told text={why.remedy} steps={why.remedy_steps} /></>}</>;
}

// Either imported again at once, or kept until the file itself is imported.
// `of`: the trial that refused them, another one after each; `given`: what was corrected before.
interface Props { file: string; of?: unknown; again?: (name: string, content: Blob) => void; given?: () => Correction[]; keep?: (corrections: Correction[]) => void }

export function RejectsGrid({ file, of, again, given, keep }: Props) {
  const { t } = useSpeech();
  const [table, hold] = useState<RejectTable>();
  const read = useRef<RejectTable>(undefined);
  const setTable = (next: RejectTable) => {
    hold(next);
    if (read.current) keep?.(correctionsOf(read.current, next));
  };
  const [first, setFirst] = useState<Reason[]>([]);
  const [only, setOnly] = useState<string>();
  const [from, setFrom] = useState(0);
  useEffect(() => {
    call<RawRejects>('imports.rows', { file, limit: kMost }).then((answer) => {
      read.current = rejectTable(answer);
      setFirst(reasonsOf(read.current)); // as they were: a line that is being corrected stays where it is
      hold(withCorrections(read.current, given?.() ?? []));
    }, sayProblem);
  }, [file, of]); // eslint-disable-line react-hooks/exhaustive-deps
  const chosen = useMemo(() => (table?.rows ?? []).map((row, at) => ({ row, at })).filter(({ row }) => only === undefined || row.why.detail === only), [table, only]);
  if (!table) return <Skeleton />;
  const put = (at: number, column: number, text: string) => setTable({ ...table, rows: table.rows.map((each, r) => (r === at ? { ...each, cells: each.cells.map((cell, c) => (c === column ? text : cell)) } : each)) });
  const look = (reason?: string) => (setOnly(reason), setFrom(0));
  const shown = chosen.slice(from, from + kPage);
  return (
    <Card title={t('import.rejects')} sub={table.rows.length >= kMost - 1 ? t('import.rejects.most', whole(kMost)) : keep && t('import.rejects.before')} end={again && <Button type="primary" size="small" onClick={() => again('rejects.csv', new Blob([asCsv(table)], { type: 'text/csv' }))}>{t('import.run')}</Button>}>
      <ul className="reasons">
        {first.slice(0, kReasons).map((reason) => (
          <li key={reason.why.detail}>
            <span className="grow"><b className="figure">{t('import.why.rows', whole(reason.rows))}</b> <Why why={reason.why} /></span>
            {reason.wrong >= 0 && reason.rows > 1 && <AllTo reason={reason} change={(value) => setTable(corrected(table, reason, value))} />}
            {first.length > 1 && <button className="plain link small" aria-pressed={only === reason.why.detail} onClick={() => look(only === reason.why.detail ? undefined : reason.why.detail)}>{t(only === reason.why.detail ? 'import.why.every' : 'import.why.only')}</button>}
          </li>
        ))}
      </ul>
      <Scrolled className="body">
        <table className="plain-table rejects">
          <thead><tr><th className="why">{t('import.why')}</th>{table.heads.map((head, i) => <th key={i}>{head}</th>)}</tr></thead>
          <tbody>{shown.map(({ row, at }) => <tr key={row.line}><td className="bad small why"><Why why={row.why} /></td>{row.cells.map((cell, c) => <td key={c}><input disabled={keep && row.unread} className={c === row.wrong ? 'wrong' : undefined} aria-label={`${table.heads[c]} ${row.line}`} value={cell} onChange={(event) => put(at, c, event.target.value)} /></td>)}</tr>)}</tbody>
        </table>
      </Scrolled>
      {chosen.length > kPage && (
        <nav className="pager" aria-label={t('import.rejects')}>
          <Button size="small" disabled={from === 0} onClick={() => setFrom(from - kPage)}>{t('previous')}</Button>
          <span className="muted small">{t('import.pages', whole(from + 1), whole(from + shown.length), whole(chosen.length))}</span>
          <Button size="small" disabled={from + kPage >= chosen.length} onClick={() => setFrom(from + kPage)}>{t('following')}</Button>
        </nav>
      )}
    </Card>
  );
}

function AllTo({ reason, change }: { reason: Reason; change: (value: string) => void }) {
  const { t } = useSpeech();
  const [value, setValue] = useState('');
  const label = t('import.all.to', reason.value || t('record.nothing'));
  return (
    <form className="all-to" onSubmit={(event) => (event.preventDefault(), change(value))}>
      <label className="small muted">{label} <Input size="small" aria-label={label} value={value} onChange={(event) => setValue(event.target.value)} /></label>
      <Button size="small" htmlType="submit" disabled={!value}>{t('edit')}</Button>
    </form>
  );
}
