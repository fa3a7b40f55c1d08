// Fields whose values are so few that each can have a lane of a board.
import { isTier } from '../../api/schema';
import type { Entity, Field } from '../../api/types';

const hasLanes = (field: Field) => field.access !== 'masked' && (field.choices !== undefined || isTier(field) || field.reference !== undefined || field.type === 'bool');
// What is offered; a saved list may name another record, or a yes and no.
export const laneFields = (entity: Entity): Field[] => entity.fields.filter((field) => hasLanes(field) && field.type !== 'bool' && (field.reference === undefined || field.reference === 'user'));
export const drawnLanes = (entity: Entity, name: string): Field | undefined => entity.fields.find((field) => field.name === name && hasLanes(field));
