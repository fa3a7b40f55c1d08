// A dot per order day, sized by its amount; the next one expected is hollow; the stretch beyond it says what it costs.
import { useSite } from '../../api/schema';
import type { Explained } from '../../api/tiers';
import { dayNumber, isoDay, monthShort } from '../../i18n/days';
import { exact, money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { edgeOf, standing, type StripWord } from './strip_words';

const kWide = 600, kNarrow = 300; // a strip's width at the least; record.css says where it is narrow
const kQuarters = ['01', '04', '07', '10']; // months that are named where there is little room

export interface OrderDay { day: string; amount: number }

// Of the whole width, 0 to 100, of a span of days.
export function place(day: string, from: number, to: number): number {
  return to === from ? 0 : (100 * (dayNumber(day) - from)) / (to - from);
}

export function RhythmStrip({ days, rhythm }: { days: OrderDay[]; rhythm: Explained['rhythm'] }) {
  const { t, language } = useSpeech();
  const { workspace } = useSite();
  const until = workspace.data_until, from = dayNumber(until) - 16 * 30, to = dayNumber(until) + 25;
  const orders = days.filter((day) => day.amount > 0 && dayNumber(day.day) >= from);
  if (orders.length === 0) return null;
  const most = Math.max(...orders.map((order) => order.amount));
  const gap = rhythm.median_gap ? Math.round(rhythm.median_gap) : undefined;
  const expected = gap && rhythm.last ? isoDay(dayNumber(rhythm.last) + gap) : undefined;
  const over = gap && rhythm.silent_days ? Math.round(rhythm.silent_days) - gap : 0;
  const months: number[] = [];
  for (let day = from; day <= to; ++day) if (isoDay(day).endsWith('-01')) months.push(day);
  const last = rhythm.last && rhythm.last !== expected ? rhythm.last : undefined;
  // Words stand above the strip; one that would stand on its neighbour gives way, on a telephone earlier.
  const words = [last && { day: last, text: t('record.rhythm.last', last.slice(5)), mark: false }, expected && dayNumber(expected) <= to && { day: expected, text: t('record.rhythm.expected', expected.slice(5)), mark: true }, { day: until, text: t('record.rhythm.until', until.slice(5)), mark: false }]
    .filter((word): word is Omit<StripWord, 'at'> => Boolean(word)).map((word): StripWord => ({ ...word, at: place(word.day, from, to) })).sort((a, b) => Number(b.mark) - Number(a.mark));
  const wide = standing(words, kWide), few = standing(words, kNarrow);
  const at = (day: string) => `${place(day, from, to)}%`;
  // Told in the stretch itself where there is room, else in the head.
  const told = rhythm.overdue && `${t('record.rhythm.over', over, rhythm.missed_orders ?? 0)}${rhythm.at_stake !== undefined ? ` · ${money(Number(rhythm.at_stake), language)}` : ''}`;
  const room = expected !== undefined && place(until, from, to) - place(expected, from, to) > 26;
  return (
    <Card className="rhythm" title={t('record.rhythm')} end={told && <b className={room ? 'bad narrow-only' : 'bad'}>{told}</b>} sub={gap ? t('record.rhythm.sub', gap) : t('record.rhythm.few')}>
      <div className="strip" role="img" aria-label={rhythm.overdue ? t('record.rhythm.over', over, rhythm.missed_orders ?? 0) : t('record.rhythm')}>
        {months.map((day) => <span key={day} className={kQuarters.includes(isoDay(day).slice(5, 7)) ? 'month' : 'month wide-only'} style={{ left: at(isoDay(day)) }}>{isoDay(day).slice(5, 7) === '01' ? isoDay(day).slice(0, 4) : monthShort(isoDay(day).slice(0, 7), language)}</span>)}
        {rhythm.overdue && expected && <i className="overdue" style={{ left: at(expected), width: `${place(until, from, to) - place(expected, from, to)}%` }}>{room && <b className="wide-only">{told}</b>}</i>}
        {orders.map((order) => {
          const size = 6 + 8 * Math.sqrt(order.amount / most);
          return <i key={order.day} className="dot" title={`${order.day} · ${exact(order.amount, workspace.home_currency)}`} style={{ left: at(order.day), width: size, height: size }} />;
        })}
        {expected && dayNumber(expected) <= to && <i className="dot hollow" style={{ left: at(expected) }} />}
        {words.filter((word) => wide.includes(word) || few.includes(word)).map((word) => <span key={word.day} className={['mark', !word.mark && 'quiet', edgeOf(word.at), !few.includes(word) && 'wide-only', !wide.includes(word) && 'narrow-only'].filter(Boolean).join(' ')} style={edgeOf(word.at) ? undefined : { left: at(word.day) }}>{word.text}</span>)}
        <i className="today" style={{ left: at(until) }} />
      </div>
    </Card>
  );
}
