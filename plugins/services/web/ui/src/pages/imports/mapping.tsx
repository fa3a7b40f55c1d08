// Which column goes where: the guess, how sure it is, a sample; the doubtful ones alone are coloured.
import { Select } from 'antd';

import { useSite } from '../../api/schema';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { targetsOf } from './targets';
import type { Inspected, Said } from './types';

export const kKeep = '@keep';

export function Mapping({ looked, said, say }: { looked: Inspected; said: Said; say: (next: Partial<Said>) => void }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const targets = targetsOf(schema, looked.entity, of);
  const kept = new Set(said.keep);
  const choose = (header: string, target: string) => {
    const columns = said.columns ?? Object.fromEntries(looked.columns.map((column) => [column.header, column.target]));
    say({ columns: { ...columns, [header]: target === kKeep ? '' : target }, keep: target === kKeep ? [...kept, header] : [...kept].filter((each) => each !== header) });
  };
  const sure = { high: t('import.sure.high'), medium: t('import.sure.middle'), none: t('import.sure.low') };
  const doubtful = looked.columns.filter((column) => !kept.has(column.header) && (!column.target || column.confidence !== 'high')).length;
  return (
    <Card title={t('import.mapping')} sub={doubtful ? t('import.mapping.some', looked.columns.length, doubtful) : t('import.mapping.all', looked.columns.length)}>
      <Scrolled className="body">
        <table className="plain-table mapping">
          <thead><tr><th>{t('import.column')}</th><th>{t('import.sample')}</th><th>{t('import.field')}</th><th><span className="sure-head">{t('import.sure')}</span></th></tr></thead>
          <tbody>
            {looked.columns.map((column) => {
              const keeping = kept.has(column.header), unknown = !column.target && !keeping;
              const options = [...targets, ...(targets.some((target) => target.value === column.target) || !column.target ? [] : [{ value: column.target, label: column.label ? of(column.label) : column.target }]), { value: '', label: t('import.ignore') }, ...(looked.unknown.some((each) => each.header === column.header) || keeping ? [{ value: kKeep, label: t('import.keep') }] : [])];
              return (
                <tr key={column.column}>
                  <td className="nowrap">{column.header}</td>
                  <td className="muted ell sample">{column.examples[0]}</td>
                  <td><Select size="small" className={`target ${unknown ? 'unknown' : column.confidence === 'high' || keeping ? '' : 'doubt'}`} showSearch optionFilterProp="label" aria-label={column.header} value={keeping ? kKeep : column.target} options={options} onChange={(target: string) => choose(column.header, target)} />{unknown && looked.unknown.some((each) => each.header === column.header) && <button className="plain link small" onClick={() => choose(column.header, kKeep)}>{t('import.keep')}</button>}</td>
                  <td className={`nowrap small ${column.target && column.confidence !== 'high' ? 'warn' : ''}`}>{column.target && <><i className={`sure ${column.confidence}`} /> <span>{sure[column.confidence]}</span></>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  );
}
