// A value between its record, its control and the server. Clocks are the workspace's, not the browser's.
import type { Field, RecordAnswer } from '../../api/types';

export const typed = (field: Field, record?: RecordAnswer) => {
  const value = record?.values[field.name];
  return value === null || value === undefined ? '' : typeof value === 'boolean' ? String(Number(value)) : String(value);
};
// Controls of the browser speak "2026-10-31T09:30", the workspace "2026-10-31 09:30".
export const written = (field: Field, value: string) => (field.type === 'time' ? value.replace('T', ' ').slice(0, 16) : value);
