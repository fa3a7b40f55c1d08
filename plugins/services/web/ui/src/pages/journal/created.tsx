// Records that an operation created, by name, each a link to where it is now.
import { Link } from 'wouter';

import { useEffects } from '../../i18n/effects';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import type { CreatedKind } from './created_kinds';

export function Created({ kinds }: { kinds: CreatedKind[] }) {
  const { t } = useSpeech();
  const told = useEffects();
  return (
    <>
      {kinds.map(({ entity, records: named, more }) => (
        <section key={entity}>
          <h3 className="muted small">{told([{ entity, created: named.length + more, changed: 0, removed: 0 }])}</h3>
          {named.length > 0 && <ul className="journal-created">{named.map((record) => <li key={record.id}><Link className="link" href={`/record/${entity}/${record.id}`}>{record.label || `#${record.id}`}</Link></li>)}{more > 0 && <li className="muted">{t('calendar.more', whole(more))}</li>}</ul>}
        </section>
      ))}
    </>
  );
}
