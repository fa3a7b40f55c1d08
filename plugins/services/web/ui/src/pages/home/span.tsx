// How many months the answer is of: until the day that the data end on; kept in the browser, each reader's own.
import { useSpeech } from '../../i18n/language';
import { DropMenu } from '../../look/drop';
import { Icon } from '../../look/icons';

export const kUsual = 12; // what tiers are of, and lists
const kSpans = [3, 6, kUsual, 24];
export const spanOf = (kept: unknown) => kSpans.find((months) => months === kept) ?? kUsual;

export function SpanChoice({ months, choose }: { months: number; choose: (months: number) => void }) {
  const { t } = useSpeech();
  return <DropMenu items={kSpans.map((each) => ({ key: String(each), label: t('home.span', each) }))} pick={(key) => choose(Number(key))} trigger={<button className="plain link span-choice">{t('home.span', months)} <Icon name="down" size={12} /></button>} />;
}
