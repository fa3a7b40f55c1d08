// What a change of the set-up would bring and take away, as the server tried it on a copy.
import type { Part, Tried } from '../api/upkeep';
import { useSpeech } from '../i18n/language';
import { Told } from './told';

export function PartChanges({ tried }: { tried: Tried }) {
  const { t, of } = useSpeech();
  const { changes } = tried;
  const one = (part: Part) => (
    <li key={part.kind + part.name}>
      <span className="muted">{of(part.kind_label)}</span> <b>{of(part.label || part.name)}</b> {part.label && <span className="muted small">{part.name}</span>}
      {part.faults.map((fault, i) => <div key={i} className="bad small">{of(fault.detail)}{fault.remedy && <>；<Told text={fault.remedy} steps={fault.remedy_steps} /></>}</div>)}
    </li>
  );
  const group = (parts: Part[], title: string, style = '') => parts.length > 0 && <section><h3 className={`small ${style}`}>{title} · {parts.length}</h3><ul>{parts.slice(0, 40).map(one)}</ul>{parts.length > 40 && <p className="muted small">{t('calendar.more', parts.length - 40)}</p>}</section>;
  return (
    <div className="part-changes" role="status">
      {tried.untold && <p className="warn">{of(tried.untold)}</p>}
      {tried.needed_by && tried.needed_by.length > 0 && <p className="warn">{t('modules.needed', tried.needed_by.map((each) => each.plugin).join('、'))}</p>}
      {changes && group(changes.fresh, t('modules.fresh'), 'good')}
      {changes && group(changes.gone, t('modules.gone'), 'warn')}
      {changes && group(changes.broken, t('modules.broken'), 'bad')}
      {changes && group(changes.reshaped, t('modules.reshaped'), 'warn')}
      {changes && Object.values(changes).every((parts: Part[]) => parts.length === 0) && <p className="muted">{t('modules.nothing')}</p>}
      {tried.stays && tried.stays.length > 0 && <p className="muted small">{t('modules.stays', tried.stays.map((each) => `${each.entity} ${each.records}`).join('、'))}</p>}
    </div>
  );
}
