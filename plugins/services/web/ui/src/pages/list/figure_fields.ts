// Figures that the server reckons for a list (grid/columns), as what a condition may be of: each like a field of its kind.
import type { Schema } from '../../api/schema';
import type { Entity, Field } from '../../api/types';
import type { Key, Translate } from '../../i18n/language';

interface Figure { name: string; label: Key; type: string; meaning?: string; unit?: Key; always: boolean; needs?: [string, string] }

const kFigures: Record<string, Figure[]> = {
  customer: [
    { name: 'net_12m', label: 'record.sales', type: 'money', always: true, needs: ['sale', 'amount'] },
    { name: 'share_12m', label: 'record.share', type: 'real', meaning: 'percent', always: true, needs: ['sale', 'amount'] },
    { name: 'silent_days', label: 'record.silent', type: 'int', unit: 'unit.d', always: false },
    { name: 'past_rhythm', label: 'figure.past_rhythm', type: 'bool', always: true },
  ],
};

// Those that their reader may see.
export function figureFields(schema: Schema, entity: Entity, currency: string, t: Translate): Field[] {
  return (kFigures[entity.name] ?? []).filter(({ needs }) => !needs || schema.field(...needs)).map(({ name, label, type, meaning, unit, always }) => (
    { name, label: t(label), type, meaning, unit: type === 'money' ? currency : unit && t(unit), required: always, unique: false, searched: false, listed: false, computed: true, access: 'read' }
  ));
}
