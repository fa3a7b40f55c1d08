// Kinds of records and their fields as far as whoever asks may see them; asked once, drawn everywhere.
import { createContext, useContext } from 'react';

import type { Cell, Entity, Field, Workspace } from './types';

export class Schema {
  private readonly byName: Map<string, Entity>;
  constructor(readonly entities: Entity[]) {
    this.byName = new Map(entities.map((entity) => [entity.name, entity]));
  }
  find(name: string): Entity | undefined {
    return this.byName.get(name);
  }
  field(entity: string, name: string): Field | undefined {
    return this.find(entity)?.fields.find((field) => field.name === name);
  }
  // Kinds whose records name one of this kind: [entity, field]; those that people fill in, before those that the program keeps.
  pointingAt(entity: string): [Entity, Field][] {
    const out: [Entity, Field][] = [];
    for (const other of this.entities) {
      if (other.name === entity) continue;
      const field = other.fields.find((candidate) => candidate.reference === entity);
      if (field) out.push([other, field]);
    }
    return out;
  }
}

export const isNumber = (field: Pick<Field, 'type' | 'meaning'>) => ['money', 'quantity', 'int', 'real'].includes(field.type) && field.meaning !== 'reference';
export const isTier = (field: Pick<Field, 'type' | 'meaning'>) => field.meaning === 'tier' || field.type === 'tier';
export const isMoney = (field: Pick<Field, 'type'>) => field.type === 'money';
// A field that names a record of a kind, for a form that is no record's own.
export const referenceTo = (reference: string, name: string, label: string): Field => ({ name, label, type: 'int', meaning: 'reference', reference, required: true, unique: false, searched: false, listed: false, computed: false, access: 'change' });
export const choiceLabel = (field: Field | undefined, value: Cell) => field?.choices?.find((choice) => choice.code === value)?.label;

// How far whoever asks may go with each kind of record (me.show): "none", "own", "team", "all".
export type Verb = 'see' | 'create' | 'change' | 'remove' | 'export';
export type Me = { roles_held: { name: string; label: string }[]; watermark: boolean; entities: ({ name: string } & Record<Verb, string>)[] };
export const mayOf = (me: Me) => {
  const rights = new Map(me.entities.map((entity) => [entity.name, entity]));
  return (verb: Verb, entity: string) => (rights.get(entity)?.[verb] ?? 'none') !== 'none';
};

export interface Site { schema: Schema; workspace: Workspace; roles: string[]; watermark: boolean; may: (verb: Verb, entity: string) => boolean }
export const SiteContext = createContext<Site>(null as unknown as Site);
export const useSite = () => useContext(SiteContext);
