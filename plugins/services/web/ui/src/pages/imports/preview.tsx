// The first rows as they will be, those among them that a trial refused, and what wants a decision before anything is written.
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { isNumber, useSite } from '../../api/schema';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Told } from '../../look/told';
import { inOrder, kTold, refusedBy, refusedRows, type PreviewRow } from './refused';
import type { RawRejects } from './rejects';
import type { Inspected, RejectTold, Said } from './types';

// A trial tells of a refused row what was wrong; the rest of it lies in the file of its rejects, which each trial writes anew.
function useRefused(looked: Inspected): PreviewRow[] {
  const [read, setRead] = useState<{ of: Inspected; rows: PreviewRow[] }>();
  const { trial } = looked;
  useEffect(() => {
    const rejects = trial?.rejects ?? [], stop = new AbortController();
    if (!trial?.rejects_file || rejects.length === 0) return;
    call<RawRejects>('imports.rows', { file: trial.rejects_file, limit: 4 * kTold }, stop.signal).then((file) => setRead({ of: looked, rows: refusedRows(file, rejects, looked) }), () => undefined); // the reasons are told below
    return () => stop.abort();
  }, [looked, trial]);
  return read?.of === looked ? read.rows : [];
}

export function PreviewRows({ looked }: { looked: Inspected }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  // Figures to the right, as in every list; below what a column will be, what the file calls it.
  const right = (name: string) => { const field = schema.field(looked.entity, name); return field !== undefined && isNumber(field) ? 'num' : undefined; };
  const from = (name: string) => looked.columns.filter((column) => column.target === name || column.target.startsWith(name + '.')).map((column) => column.header).join(t('list.comma'));
  const refused = useRefused(looked), rows = inOrder(looked.rows, refused);
  const counted = looked.rows.length > 0 && t('import.preview.rows', looked.rows.length);
  const sub = !refused.length ? counted : counted ? t('import.preview.refused', looked.rows.length, refused.length) : t('import.refused', t('colon') + t('import.why.rows', refused.length));
  return (
    <Card title={t('import.preview')} sub={sub}>
      <Scrolled className="body">
        <table className="plain-table preview">
          <thead><tr><th />{looked.targets.map((target) => <th key={target.name} className={right(target.name)}><b>{of(target.label)}</b><div>{from(target.name)}</div></th>)}</tr></thead>
          <tbody>{rows.map((row) => <Row key={row.line} row={row} right={looked.targets.map((target) => right(target.name))} />)}</tbody>
        </table>
      </Scrolled>
    </Card>
  );
}

function Row({ row: { line, values, why, wrong }, right }: { row: PreviewRow; right: (string | undefined)[] }) {
  const { t, of } = useSpeech();
  const told = why && t('import.refused', t('colon') + of(why));
  return (
    <tr className={why && 'refused'} title={told}>
      <td className="muted">{why && !wrong?.size && <b className="bad">! </b>}{line}{told && <span className="sr"> {told}</span>}</td>
      {values.map((value, i) => <td key={i} className={[right[i], wrong?.has(i) && 'wrong'].filter(Boolean).join(' ')}>{wrong?.has(i) && <b>! </b>}{value}</td>)}
    </tr>
  );
}

// Which rows, and what stands there: the column is told by the reason.
function Which({ rows, more }: { rows: RejectTold[]; more: number }) {
  const { t } = useSpeech();
  return <div className="muted small which">{rows.map((each) => <span key={each.row}>{t('import.row', each.row)}{each.field && ` · ${each.field}`}{each.value && <> <q>{each.value}</q></>}</span>)}{more > 0 && <span>{t('import.rows.more', more)}</span>}</div>;
}

export function Issues({ looked, said, say }: { looked: Inspected; said: Said; say: (next: Partial<Said>) => void }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const trial = looked.trial;
  const lines: [string, React.ReactNode, React.ReactNode?][] = [];
  if (looked.missing.length) lines.push(['bad', `${t('import.missing')}${t('colon')}${looked.missing.map((name) => of(schema.field(looked.entity, name)?.label ?? name)).join(t('list.comma'))}`]);
  if (looked.imported_before && !said.again) lines.push(['warn', t('import.before'), <Button key="again" size="small" onClick={() => say({ again: true })}>{t('import.again')}</Button>]);
  if (looked.question) lines.push(['warn', of(looked.question.text), looked.question.about_tax && <span key="tax" className="row"><Button size="small" onClick={() => say({ tax_included: true })}>{t('yes')}</Button><Button size="small" onClick={() => say({ tax_included: false })}>{t('no')}</Button></span>]);
  for (const { why, rows, more } of refusedBy(trial?.reasons ?? [], trial?.rejects ?? [])) lines.push(['bad', <>{t('import.why.rows', why.rows)} · {why.field && why.field + t('colon')}{of(why.detail)}{why.remedy && <>{t('semicolon')}<Told text={why.remedy} steps={why.remedy_steps} /></>}{rows.length > 0 && <Which rows={rows} more={more} />}</>]);
  for (const twins of trial?.twins ?? []) lines.push(['warn', twins.examples.slice(0, 2).map((one) => `${one.name} ≈ ${one.other_name}`).join(t('semicolon'))]);
  for (const note of looked.notes) lines.push([note.caution ? 'warn' : '', of(note.text)]);
  if (lines.length === 0) return null;
  return <Card title={t('import.issues')} sub={t('import.issues.sub')}><ul className="issues">{lines.map(([kind, text, button], i) => <li key={i}><span className={`tag ${kind}`}>{kind === 'bad' ? '!' : kind === 'warn' ? '?' : 'i'}</span><span className="grow">{text}</span>{button}</li>)}</ul></Card>;
}
