// One own field: what it is called and of which type; the rest folded away until it is wanted. Looked at by the server before it is kept.
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { OwnField, OwnFields, Tried } from '../../api/upkeep';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Dialog, Labelled } from '../../look/dialog';
import { PartChanges } from '../../look/part_changes';
import { offerUndo } from '../../shell/toasts';

interface Kept { operation: string | null; field: OwnField; values: number; changes?: Tried['changes']; untold?: string }
type Texts = 'label' | 'label_en' | 'help' | 'choices' | 'unit' | 'standard' | 'least' | 'most' | 'heads' | 'computed';

export function FieldDialog({ field, types, entity: first, close }: { field?: OwnField; types: OwnFields['types']; entity: string; close: () => void }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [entity, setEntity] = useState(field?.entity ?? first);
  const [values, setValues] = useState<Partial<OwnField>>({});
  const [tried, setTried] = useState<Kept>();
  const [more, showMore] = useState(false);
  const trial = useAttempt();
  const text = (name: keyof OwnField) => String(values[name] ?? field?.[name] ?? '');
  const flag = (name: 'required' | 'no_repeats' | 'in_lists') => values[name] ?? field?.[name] ?? false;
  const set = (name: keyof OwnField, value: string | boolean) => (setTried(undefined), setValues((was) => ({ ...was, [name]: value })));
  const type = text('type') || 'text', label = text('label');
  const parameters = { entity, ...(field ? { field: field.name } : { name: label }), definition: { ...(field ? {} : { type: 'text' }), ...values } };
  const method = field ? 'fields.set' : 'fields.add';
  // A new field takes nothing away: it is kept at once. A changed one is tried on a copy first.
  const run = () => trial.attempt(async () => {
    if (field && !tried) return setTried(await call<Kept>(method, { ...parameters, dry_run: true }));
    const { operation } = await call<Kept>(method, parameters);
    if (operation) offerUndo(t(field ? 'fields.changed' : 'fields.added', label), operation);
    dataChanged();
    close();
  });
  const input = (name: Texts, words: string, help?: string) => <Labelled id={'own-' + name} label={words} help={help}><Input id={'own-' + name} value={text(name)} onChange={(event) => set(name, event.target.value)} /></Labelled>;
  return (
    <Dialog title={field ? `${t('edit')} · ${field.field}` : t('fields.add')} close={close} width={560} act={t(field && !tried ? 'list.bulk.preview' : 'save')} ready={!!label} attempt={trial} run={run}>
      {!field && <Labelled id="own-entity" label={t('roles.kind')}><Select id="own-entity" showSearch optionFilterProp="label" className="wide" value={entity} onChange={setEntity} options={schema.entities.filter((each) => !each.kept).map((each) => ({ value: each.name, label: of(each.plural) }))} /></Labelled>}
      <Labelled id="own-label" label={t('fields.label')}><Input id="own-label" autoFocus value={label} onChange={(event) => set('label', event.target.value)} /></Labelled>
      <Labelled id="own-type" label={t('fields.type')}><Select id="own-type" className="wide" value={type} onChange={(next: string) => set('type', next)} options={types.map((each) => ({ value: each.code, label: of(each.label) }))} /></Labelled>
      {type === 'choice' && input('choices', t('fields.choices'), t('fields.choices.help'))}
      {type === 'reference' && <Labelled id="own-reference" label={t('fields.reference')}><Select id="own-reference" className="wide" value={text('reference') || undefined} onChange={(next: string) => set('reference', next)} options={schema.entities.map((each) => ({ value: each.name, label: of(each.plural) }))} /></Labelled>}
      <div className="row own-flags">
        <Checkbox checked={flag('required')} onChange={(event) => set('required', event.target.checked)}>{t('fields.required')}</Checkbox>
        <Checkbox checked={flag('no_repeats')} onChange={(event) => set('no_repeats', event.target.checked)}>{t('fields.unique')}</Checkbox>
        <Checkbox checked={flag('in_lists')} onChange={(event) => set('in_lists', event.target.checked)}>{t('fields.listed')}</Checkbox>
      </div>
      {more ? (
        <>
          {input('label_en', t('fields.label.en'))}
          {input('help', t('fields.help'))}
          {input('unit', t('fields.unit'))}
          {input('standard', t('fields.standard'))}
          <div className="two-fields">{input('least', t('fields.least'))}{input('most', t('fields.most'))}</div>
          {input('heads', t('fields.heads'), t('fields.heads.help'))}
          {input('computed', t('fields.computed'), t('fields.computed.help'))}
        </>
      ) : <button type="button" className="plain link" onClick={() => showMore(true)}>{t('more')}…</button>}
      {tried && <><p className="muted">{t('fields.holds', tried.values)}</p>{tried.changes !== undefined && <PartChanges tried={{ done: false, restart: false, changes: tried.changes, untold: tried.untold }} />}</>}
    </Dialog>
  );
}
