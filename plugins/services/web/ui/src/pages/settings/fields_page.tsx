// 自定义字段: what the firm added to each kind of record; a new one, changed, taken away and brought back, its values kept.
import { Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { OwnField, OwnFields } from '../../api/upkeep';
import { dataChanged, useCall } from '../../api/use_call';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import { FieldDialog } from './field_dialog';
import './settings.css';

export default function FieldsPage() {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const list = useCall<OwnFields>('fields.list');
  const [only, setOnly] = useState<string>();
  const [editing, setEditing] = useState<{ field?: OwnField }>();
  const change = async (field: OwnField, method: 'fields.remove' | 'fields.set') => {
    try {
      const { operation } = await call<{ operation: string | null }>(method, { entity: field.entity, field: field.name, ...(method === 'fields.set' ? { definition: {}, restore: true } : {}) });
      if (operation) offerUndo(t(method === 'fields.set' ? 'fields.restored' : 'fields.removed', of(field.label || field.name)), operation);
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const named = (entity: string) => of(schema.find(entity)?.plural ?? entity);
  const traits = (field: OwnField) => [field.required && t('fields.required'), field.no_repeats && t('fields.unique'), field.in_lists && t('fields.listed'), field.computed && `= ${field.computed}`, field.unit, field.choices].filter(Boolean).join(' · ');
  return (
    <>
      <div className="page-head">
        <h1>{t('settings.fields')}</h1><span className="muted">{t('settings.fields.help')}</span>
        <div className="end"><Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setEditing({})}>{t('fields.add')}</Button></div>
      </div>
      <Answered of={list}>
        {({ fields, types }) => {
          const kinds = [...new Set(fields.map((field) => field.entity))];
          return (
            <>
              {fields.length === 0 ? <div className="card"><Empty text={t('fields.none')}><Button type="primary" onClick={() => setEditing({})}>{t('fields.add')}</Button></Empty></div> : (
                <>
                  {kinds.length > 1 && <Select className="fields-of" allowClear value={only} onChange={setOnly} placeholder={t('all')} aria-label={t('roles.kind')} options={kinds.map((entity) => ({ value: entity, label: named(entity) }))} />}
                  {kinds.filter((entity) => !only || entity === only).map((entity) => (
                    <Card key={entity} className="fields-card" title={named(entity)}>
                      <Scrolled className="body">
                        <table className="plain-table">
                          <thead><tr><th>{t('list.filter.field')}</th><th>{t('fields.type')}</th><th>{t('fields.traits')}</th><th className="num">{t('fields.values')}</th><th /></tr></thead>
                          <tbody>
                            {fields.filter((field) => field.entity === entity).map((field) => (
                              <tr key={field.field} className={field.removed ? 'gone' : ''}>
                                <td><b>{of(field.label || field.name)}</b> <span className="muted small">{field.field}</span>{field.fault && <div className="bad small">{of(field.fault)}</div>}</td>
                                <td className="nowrap">{of(field.type_label)}</td><td className="muted small">{traits(field)}</td><td className="num">{field.values === undefined ? '' : whole(field.values)}</td>
                                <td className="num nowrap">{field.removed ? <><span className="tag">{t('fields.is.removed')}</span> <Button size="small" onClick={() => change(field, 'fields.set')}>{t('fields.restore')}</Button></> : <><Button size="small" onClick={() => setEditing({ field })}>{t('edit')}</Button> <Button size="small" type="text" onClick={() => change(field, 'fields.remove')}>{t('remove')}</Button></>}</td>
                              </tr>
                            ))}
                          </tbody>
                        </table>
                      </Scrolled>
                    </Card>
                  ))}
                </>
              )}
              {editing && <FieldDialog field={editing.field} types={types} entity={only ?? 'customer'} close={() => setEditing(undefined)} />}
            </>
          );
        }}
      </Answered>
    </>
  );
}
