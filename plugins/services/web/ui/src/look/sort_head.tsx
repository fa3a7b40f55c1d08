// The head of a column of a small table, which sorts by it: once, the other way, and as it came.
import { useSpeech } from '../i18n/language';
import { Icon } from './icons';
import './sort_head.css';

export interface Sort<By extends string> { by: By; down: boolean }

export const nextSort = <By extends string>(sort: Sort<By> | undefined, by: By, first: 'up' | 'down'): Sort<By> | undefined => {
  const down = first === 'down';
  return sort?.by !== by ? { by, down } : sort.down === down ? { by, down: !down } : undefined;
};

interface Props<By extends string> { by: By; label: string; sort?: Sort<By>; setSort: (sort?: Sort<By>) => void; first?: 'up' | 'down'; className?: string }

export function SortHead<By extends string>({ by, label, sort, setSort, first = 'up', className = '' }: Props<By>) {
  const { t } = useSpeech();
  const here = sort?.by === by ? sort : undefined;
  return (
    <th scope="col" className={className} aria-sort={here ? (here.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="plain sort-head" title={t('list.sort', label)} onClick={() => setSort(nextSort(sort, by, first))}>{label}<Icon name={here?.down ? 'down' : 'up'} size={12} /></button>
    </th>
  );
}
