// Cards of key figures, bars and short tables over named queries. A figure opens the records that it is of, where the view says which.
import { Link } from 'wouter';

import { useSite } from '../api/schema';
import type { Card as CardOf, ViewShown } from '../api/types';
import { useSpeech } from '../i18n/language';
import { Card } from '../look/parts';
import { listAddress } from '../pages/list/list_state';
import { isFigure, toldValue, wholeValue } from './told_value';
import { cellOf, type Table } from './use_view';

export function Cards({ view, queries }: { view: ViewShown; queries: Record<string, Table> }) {
  const { t, of } = useSpeech();
  return (
    <div className="view-cards">
      {view.cards.map((card) => {
        const table = queries[card.query];
        return table ? <Card key={card.label} title={of(card.label)}><div className="body">{table.refused ? <span className="muted" title={of(table.refused)}>{t('view.refused')}</span> : <Body card={card} table={table} />}</div></Card> : null;
      })}
    </div>
  );
}

function Body({ card, table }: { card: CardOf; table: Table }) {
  const { t, language } = useSpeech();
  const { workspace, may } = useSite();
  const column = (name: string) => table.columns.find((each) => each.name === name);
  const told = (row: Table['rows'][number], name: string) => toldValue(cellOf(table, row, name), column(name), language);
  const rows = table.rows.filter((row) => !['total', 'rest'].includes(String(cellOf(table, row, 'row'))));
  const [first = '', second = ''] = card.columns;
  if (card.show === 'figure') {
    const value = rows[0] ? cellOf(table, rows[0], first) : null, shown = toldValue(value, column(first), language), of = table.rows_of;
    return <b className="figure" title={wholeValue(value, column(first), workspace.home_currency)}>{of && may('see', of.entity) ? <Link className="link-quiet" title={t('report.rows')} href={listAddress(of.entity, of)}>{shown}</Link> : shown}</b>;
  }
  if (card.show === 'bars') {
    const most = Math.max(...rows.map((row) => Number(cellOf(table, row, second) ?? 0)), 1e-9);
    return <ul className="bars">{rows.slice(0, 12).map((row, i) => <li key={i}><span className="ell">{told(row, first)}</span><i><b style={{ width: `${Math.max(0, (100 * Number(cellOf(table, row, second) ?? 0)) / most)}%` }} /></i><span className="num">{told(row, second)}</span></li>)}</ul>;
  }
  return <table className="plain-table"><tbody>{rows.slice(0, 12).map((row, i) => <tr key={i}>{card.columns.map((name) => <td key={name} className={isFigure(column(name), cellOf(table, row, name)) ? 'num' : ''}>{told(row, name)}</td>)}</tr>)}</tbody></table>;
}
