// A table of a report: roles say what a column is (a tier, a change, a bar, a line of months), types how it is written.
import { useSite } from '../api/schema';
import type { Cell } from '../api/types';
import { exact, money, percent, quantity } from '../i18n/figures';
import { useSpeech, type Language } from '../i18n/language';
import { Change, Sparkline, Tier } from '../look/parts';
import { Scrolled } from '../look/scrolled';
import type { Block, DocColumn } from './types';

const isRight = (column: DocColumn) => ['money', 'share', 'int', 'real', 'quantity'].includes(column.type) && !['tier', 'title'].includes(column.role);

function words(column: DocColumn, value: Cell, language: Language): string {
  if (value === null || value === '') return '';
  if (column.type === 'money') return column.scale === 'large' ? money(Number(value), language) : exact(Number(value));
  if (column.type === 'share') return percent(Number(value), column.digits ?? 1);
  if (['int', 'real', 'quantity'].includes(column.type)) return quantity(Number(value)) + (column.unit ? ' ' + column.unit : '');
  return String(value);
}

// "9 8 | 12 15.5 0": what a line of months is drawn from; before the stroke stand those of the year before.
export const numbersOf = (text: string) => (text.split('|').at(-1) ?? '').split(/[\s;,]+/).filter(Boolean).map(Number).filter(Number.isFinite);

// "!Nothing for 120 days; usually 30": what is bad, and the rest.
export function sentenceOf(text: string): { bad: string; rest: string } {
  if (!text.startsWith('!')) return { bad: '', rest: text };
  const end = text.search(/[;；]/);
  return end < 0 ? { bad: text.slice(1), rest: '' } : { bad: text.slice(1, end), rest: text.slice(end) };
}

function DocCell({ column, value, most, marked }: { column: DocColumn; value: Cell; most: number; marked: boolean }) {
  const { language } = useSpeech();
  if (value === null || value === '') return null;
  if (column.role === 'tier') return /^[A-Z]$/.test(String(value)) ? <Tier tier={String(value)} /> : <span className="nowrap">{String(value).split('>').map((tier, i) => <span key={i}>{i > 0 && ' → '}<Tier tier={tier} /></span>)}</span>;
  if (column.role === 'change' && column.type === 'share') return <Change share={Number(value)} />;
  if (column.role === 'spark') return <Sparkline values={numbersOf(String(value))} width={84} height={22} />;
  const warns = column.flags?.includes('warn'), told = String(value);
  const bad = marked || (warns && (Number(value) < 0 || told.startsWith('!')));
  const text = words(column, warns && told.startsWith('!') ? told.slice(1) : value, language);
  if (column.role === 'bar' && most > 0) return <span className="doc-bar"><i style={{ width: `${Math.max(0, (100 * Number(value)) / most)}%` }} /><span className={bad ? 'bad' : ''}>{text}</span></span>;
  return <span className={bad ? 'bad strong' : column.flags?.includes('strong') || column.role === 'title' ? 'strong' : undefined} title={column.type === 'money' ? exact(Number(value)) : undefined}>{text}</span>;
}

interface Props { block: Block; id?: string; open?: (words: string, entity?: string) => Promise<void>; bare?: boolean }

// Remarks stand with the title, sentences on a line of their own, marks colour the column before them; a table to be filled in by hand
// is for paper.
export function DocumentTable({ block, id, open, bare = false }: Props) {
  const { schema } = useSite();
  const all = block.columns ?? [], rows = block.rows ?? [];
  if (rows.length === 0) return null;
  const filled = (name: string) => rows.some((row) => row[name] !== null && row[name] !== '');
  const columns = all.filter((column) => !['mark', 'sentence', 'remark'].includes(column.role) && filled(column.name));
  const sentence = all.find((column) => column.role === 'sentence'), remark = all.find((column) => column.role === 'remark');
  const most = new Map(columns.filter((column) => column.role === 'bar').map((column) => [column.name, Math.max(...rows.map((row) => Number(row[column.name] ?? 0)))]));
  const markOf = (column: DocColumn) => { const next = all[all.indexOf(column) + 1]; return next?.role === 'mark' ? next.name : undefined; };
  const record = (column: DocColumn, value: Cell) => (open && column.role === 'title' && typeof value === 'string' && schema.find(column.name) ? () => void open(value, column.name) : undefined);
  const body = rows.map((row, i) => {
    const told = sentence && row[sentence.name] ? sentenceOf(String(row[sentence.name])) : undefined;
    return [
      <tr key={i} className={told && 'with-sentence'}>
        {columns.map((column) => {
          const value = row[column.name] ?? null, mark = markOf(column), go = record(column, value);
          const cell = <DocCell column={column} value={value} most={most.get(column.name) ?? 0} marked={mark !== undefined && row[mark] === true} />;
          return <td key={column.name} className={`${isRight(column) ? 'num' : column.type === 'text' && String(value ?? '').length > 24 ? 'doc-words' : ''}`}>{go ? <button className="plain link-quiet" onClick={go}>{cell}</button> : cell}{column.role === 'title' && remark && row[remark.name] && <span className="muted small"> {String(row[remark.name])}</span>}</td>;
        })}
      </tr>,
      told && <tr key={i + 'words'} className="doc-sentence"><td colSpan={columns.length}><b className="bad">{told.bad}</b>{told.rest}</td></tr>,
    ];
  });
  return (
    <Scrolled id={id} className={bare ? '' : 'card'} label={block.title || block.name}>
      <table className={`plain-table doc-table${block.flags?.includes('tight') ? ' tight' : ''}`}>
        <thead><tr>{columns.map((column) => <th key={column.name} className={isRight(column) ? 'num' : ''} title={column.note}>{column.label}</th>)}</tr></thead>
        <tbody>{body}</tbody>
        {block.total && <tfoot><tr>{columns.map((column) => <td key={column.name} className={isRight(column) ? 'num' : ''}>{block.total?.[all.indexOf(column)]?.text}</td>)}</tr></tfoot>}
      </table>
    </Scrolled>
  );
}
