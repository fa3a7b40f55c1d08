// A field to search by: small, with a way to empty it.
import { useSpeech } from '../i18n/language';
import { Icon } from './icons';
import './search_field.css';

export function SearchField({ label, value, change }: { label: string; value: string; change: (value: string) => void }) {
  const { t } = useSpeech();
  return (
    <span className="search-field">
      <Icon name="search" size={14} />
      <input aria-label={label} placeholder={label} value={value} onChange={(event) => change(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && value && (event.preventDefault(), change(''))} />
      {value && <button className="plain" aria-label={t('list.search.clear')} onClick={() => change('')}><Icon name="close" size={12} /></button>}
    </span>
  );
}
