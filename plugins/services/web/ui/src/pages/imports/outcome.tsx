// What a dry run or an import came to: counts that add up to the file.
import { useSpeech } from '../../i18n/language';
import { whole } from '../../i18n/figures';
import type { Outcome } from './types';

export function Counts({ outcome }: { outcome: Outcome }) {
  const { t, of } = useSpeech();
  const made = (outcome.related ?? []).filter((related) => related.created > 0);
  return (
    <dl className="counts">
      <div><dd>{whole(outcome.created ?? 0)}</dd><dt>{t('import.created')}</dt></div>
      <div><dd>{whole(outcome.updated ?? 0)}</dd><dt>{t('import.changed')}</dt></div>
      <div><dd>{whole(outcome.unchanged ?? 0)}</dd><dt>{t('import.same')}</dt></div>
      <div><dd className={outcome.rejected ? 'bad' : ''}>{whole(outcome.rejected ?? 0)}</dd><dt>{t('import.rejected')}</dt></div>
      {made.map((related) => <div key={related.entity}><dd>{whole(related.created)}</dd><dt>{t('new', of(related.plural))}</dt></div>)}
    </dl>
  );
}
