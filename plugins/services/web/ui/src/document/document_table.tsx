// A table of a report: roles say what a column is (a tier, a change, a bar, a line of months), types how it is written.
import type { Cell } from '../api/types';
import { exact, money, percent, quantity } from '../i18n/figures';
import { useSpeech, type Language } from '../i18n/language';
import { Change, Sparkline, Tier } from '../look/parts';
import type { Block, DocColumn } from './types';

const isRight = (column: DocColumn) => ['money', 'share', 'int', 'real', 'quantity'].includes(column.type) && !['tier', 'title'].includes(column.role);

function words(column: DocColumn, value: Cell, language: Language): string {
  if (value === null || value === '') return '';
  if (column.type === 'money') return column.scale === 'large' ? money(Number(value), language) : exact(Number(value));
  if (column.type === 'share') return percent(Number(value), column.digits ?? 1);
  if (['int', 'real', 'quantity'].includes(column.type)) return quantity(Number(value)) + (column.unit ? ' ' + column.unit : '');
  return String(value);
}

// "12;15.5;0" or "12 15 0": what a line of months is drawn from.
export const numbersOf = (text: string) => text.split(/[\s;,]+/).map(Number).filter(Number.isFinite);

function DocCell({ column, value, most }: { column: DocColumn; value: Cell; most: number }) {
  const { language } = useSpeech();
  if (value === null || value === '') return null;
  if (column.role === 'tier') return /^[A-Z]$/.test(String(value)) ? <Tier tier={String(value)} /> : <>{String(value)}</>;
  if (column.role === 'change' && column.type === 'share') return <Change share={Number(value)} />;
  if (column.role === 'spark') return <Sparkline values={numbersOf(String(value))} width={84} height={22} />;
  const text = words(column, value, language), bad = column.flags?.includes('warn') && Number(value) < 0;
  if (column.role === 'bar' && most > 0) return <span className="doc-bar"><i style={{ width: `${Math.max(0, (100 * Number(value)) / most)}%` }} /><span className={bad ? 'bad' : ''}>{text}</span></span>;
  return <span className={bad ? 'bad strong' : column.flags?.includes('strong') || column.role === 'title' ? 'strong' : undefined} title={column.type === 'money' ? exact(Number(value)) : undefined}>{text}</span>;
}

export function DocumentTable({ block }: { block: Block }) {
  const columns = (block.columns ?? []).filter((column) => block.rows?.some((row) => row[column.name] !== null && row[column.name] !== ''));
  const most = (name: string) => Math.max(...(block.rows ?? []).map((row) => Number(row[name] ?? 0)));
  return (
    <div className="card scroll-x" tabIndex={0} role="region" aria-label={block.title || block.name}>
      <table className="plain-table doc-table">
        <thead><tr>{columns.map((column) => <th key={column.name} className={isRight(column) ? 'num' : ''} title={column.note}>{column.label}</th>)}</tr></thead>
        <tbody>{block.rows?.map((row, i) => <tr key={i}>{columns.map((column) => <td key={column.name} className={`${isRight(column) ? 'num ' : ''}${column.role === 'sentence' || column.role === 'remark' ? 'doc-words' : ''}`}><DocCell column={column} value={row[column.name] ?? null} most={column.role === 'bar' ? most(column.name) : 0} /></td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
