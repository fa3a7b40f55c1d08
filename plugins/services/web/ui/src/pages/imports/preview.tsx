// The first rows as they will be, and what wants a decision before anything is written.
import { isNumber, useSite } from '../../api/schema';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Card } from '../../look/parts';
import { Told } from '../../look/told';
import type { Inspected, Said } from './types';

export function PreviewRows({ looked }: { looked: Inspected }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  // Figures to the right, as in every list; below what a column will be, what the file calls it.
  const right = (name: string) => { const field = schema.field(looked.entity, name); return field !== undefined && isNumber(field) ? 'num' : undefined; };
  const from = (name: string) => looked.columns.filter((column) => column.target === name || column.target.startsWith(name + '.')).map((column) => column.header).join(t('list.comma'));
  return (
    <Card title={t('import.preview')} sub={looked.rows.length > 0 && t('import.preview.rows', looked.rows.length)}>
      <div className="body scroll-x" tabIndex={0} role="region" aria-label={t('import.preview')}>
        <table className="plain-table preview">
          <thead><tr><th />{looked.targets.map((target) => <th key={target.name} className={right(target.name)}><b>{of(target.label)}</b><div>{from(target.name)}</div></th>)}</tr></thead>
          <tbody>{looked.rows.map((row) => <tr key={row.line}><td className="muted">{row.line}</td>{row.values.map((value, i) => <td key={i} className={right(looked.targets[i]?.name ?? '')}>{value}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </Card>
  );
}

export function Issues({ looked, said, say }: { looked: Inspected; said: Said; say: (next: Partial<Said>) => void }) {
  const { t, of } = useSpeech();
  const trial = looked.trial;
  const lines: [string, React.ReactNode, React.ReactNode?][] = [];
  if (looked.missing.length) lines.push(['bad', `${t('import.missing')}${t('colon')}${looked.missing.map(of).join(t('list.comma'))}`]);
  if (looked.imported_before && !said.again) lines.push(['warn', t('import.before'), <Button key="again" size="small" onClick={() => say({ again: true })}>{t('import.again')}</Button>]);
  if (looked.question) lines.push(['warn', of(looked.question.text), looked.question.about_tax && <span key="tax" className="row"><Button size="small" onClick={() => say({ tax_included: true })}>{t('yes')}</Button><Button size="small" onClick={() => say({ tax_included: false })}>{t('no')}</Button></span>]);
  for (const reason of trial?.reasons ?? []) lines.push(['bad', <>{t('import.why.rows', reason.rows)} · {reason.field && reason.field + t('colon')}{of(reason.detail)}{reason.remedy && <>{t('semicolon')}<Told text={reason.remedy} steps={reason.remedy_steps} /></>}</>]);
  for (const twins of trial?.twins ?? []) lines.push(['warn', twins.examples.slice(0, 2).map((one) => `${one.name} ≈ ${one.other_name}`).join(t('semicolon'))]);
  for (const note of looked.notes) lines.push([note.caution ? 'warn' : '', of(note.text)]);
  if (lines.length === 0) return null;
  return <Card title={t('import.issues')} sub={t('import.issues.sub')}><ul className="issues">{lines.map(([kind, text, button], i) => <li key={i}><span className={`tag ${kind}`}>{kind === 'bad' ? '!' : kind === 'warn' ? '?' : 'i'}</span><span className="grow">{text}</span>{button}</li>)}</ul></Card>;
}
