// Somebody else changed the same fields while a form was open: both values, who and when.
import type { Conflict } from '../../api/problem';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';

export function Conflicts({ conflicts }: { conflicts: Conflict[] }) {
  const { t, of } = useSpeech();
  return (
    <div className="problem wide-field" role="alert">
      <div className="grow">
        <div className="strong">{t('problem.conflict')}</div>
        <table className="plain-table">
          <thead><tr><th /><th>{t('record.was')}</th><th>{t('record.theirs')}</th><th>{t('record.yours')}</th></tr></thead>
          <tbody>{conflicts.map((each) => <tr key={each.id + each.field}><td>{of(each.label)}</td><td className="muted">{each.before || t('record.nothing')}</td><td><b>{each.now || t('record.nothing')}</b> <span className="muted small">{each.by_name} {moment(each.at)}</span></td><td><b>{each.yours || t('record.nothing')}</b></td></tr>)}</tbody>
        </table>
      </div>
    </div>
  );
}
