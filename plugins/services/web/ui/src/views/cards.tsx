// Cards of key figures, bars and short tables over named queries.
import { useSite } from '../api/schema';
import type { Card as CardOf, Cell, ViewShown } from '../api/types';
import { exact, money, quantity } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Card } from '../look/parts';
import { cellOf, type Table } from './use_view';

export function Cards({ view, queries }: { view: ViewShown; queries: Record<string, Table> }) {
  const { of } = useSpeech();
  return (
    <div className="view-cards">
      {view.cards.map((card) => {
        const table = queries[card.query];
        return table ? <Card key={card.label} title={of(card.label)}><div className="body"><Body card={card} table={table} /></div></Card> : null;
      })}
    </div>
  );
}

function Body({ card, table }: { card: CardOf; table: Table }) {
  const { language } = useSpeech();
  const { workspace } = useSite();
  const shown = (value: Cell) => (typeof value !== 'number' ? String(value ?? '–') : Math.abs(value) >= 10_000 ? money(value, language) : quantity(Math.round(value * 1000) / 1000));
  const rows = table.rows.filter((row) => !['total', 'rest'].includes(String(cellOf(table, row, 'row'))));
  const [first = '', second = ''] = card.columns;
  if (card.show === 'figure') {
    const value = rows[0] ? cellOf(table, rows[0], first) : null;
    return <b className="figure" title={typeof value === 'number' ? exact(value, Math.abs(value) >= 10_000 ? workspace.home_currency : '') : undefined}>{shown(value)}</b>;
  }
  if (card.show === 'bars') {
    const most = Math.max(...rows.map((row) => Number(cellOf(table, row, second) ?? 0)), 1e-9);
    return <ul className="bars">{rows.slice(0, 12).map((row, i) => <li key={i}><span className="ell">{String(cellOf(table, row, first) ?? '–')}</span><i><b style={{ width: `${Math.max(0, (100 * Number(cellOf(table, row, second) ?? 0)) / most)}%` }} /></i><span className="num">{shown(cellOf(table, row, second))}</span></li>)}</ul>;
  }
  return <table className="plain-table"><tbody>{rows.slice(0, 12).map((row, i) => <tr key={i}>{card.columns.map((name) => <td key={name} className={typeof cellOf(table, row, name) === 'number' ? 'num' : ''}>{shown(cellOf(table, row, name))}</td>)}</tr>)}</tbody></table>;
}
