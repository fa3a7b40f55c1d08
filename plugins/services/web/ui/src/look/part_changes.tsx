// What a change of the set-up would bring and take away, as the server tried it on a copy.
import type { Conversion, Part, Tried } from '../api/upkeep';
import { whole } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Told } from './told';

export function PartChanges({ tried }: { tried: Tried }) {
  const { t, of } = useSpeech();
  const { changes } = tried;
  const one = (part: Part) => (
    <li key={part.kind + part.name}>
      <span className="muted">{of(part.kind_label)}</span> <b>{of(part.label || part.name)}</b> {part.label && <span className="muted small">{part.name}</span>}
      {part.faults.map((fault, i) => <div key={i} className="bad small">{of(fault.detail)}{fault.remedy && <>{t('semicolon')}<Told text={fault.remedy} steps={fault.remedy_steps} /></>}</div>)}
    </li>
  );
  const group = (parts: Part[], title: string, style = '') => parts.length > 0 && <section><h3 className={`small ${style}`}>{title} · {parts.length}</h3><ul>{parts.slice(0, 40).map(one)}</ul>{parts.length > 40 && <p className="muted small">{t('calendar.more', parts.length - 40)}</p>}</section>;
  return (
    <div className="part-changes" role="status">
      {tried.untold && <p className="warn">{of(tried.untold)}</p>}
      {tried.needed_by && tried.needed_by.length > 0 && <p className="warn">{t('modules.needed', tried.needed_by.map((each) => each.plugin).join(t('list.comma')))}</p>}
      {changes && group(changes.fresh, t('modules.fresh'), 'good')}
      {changes && group(changes.gone, t('modules.gone'), 'warn')}
      {changes && group(changes.broken, t('modules.broken'), 'bad')}
      {changes && group(changes.reshaped, t('modules.reshaped'), 'warn')}
      {(tried.conversions ?? []).map((each) => <Converted key={each.field + each.to_type} of={each} />)}
      {changes && !tried.conversions?.length && Object.values(changes).every((parts: Part[]) => parts.length === 0) && <p className="muted">{t('modules.nothing')}</p>}
      {tried.stays && tried.stays.length > 0 && <p className="muted small">{t('modules.stays', tried.stays.map((each) => `${each.entity} ${each.records}`).join(t('list.comma')))}</p>}
    </div>
  );
}

// Which values a newer version writes anew, and how the first of them become.
function Converted({ of: { label, from_type, to_type, values, converted, left, examples } }: { of: Conversion }) {
  const { t, of } = useSpeech();
  return (
    <section>
      <h3 className="small warn">{t('modules.converts', of(label), from_type, to_type)}</h3>
      <p className="small">{t('modules.converts.count', whole(converted), whole(values))}{left > 0 && <span className="warn"> {t('modules.converts.left', whole(left))}</span>}</p>
      <ul className="small">{examples.map((each, i) => <li key={i}><span className="muted">{each.before}</span> → {each.after ?? <span className="warn">{t('modules.converts.stays')}</span>}</li>)}</ul>
    </section>
  );
}
