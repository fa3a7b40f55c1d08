// Changes: each is one operation, offered for undo; what was refused comes back with its reasons.
import { call } from './client';
import { Problem, type Reject } from './problem';
import { dataChanged } from './use_call';
import { offerUndo } from '../shell/toasts';

export interface Written { operation: string | null; ids: (string | null)[]; rejects: Reject[] }

async function write(method: string, parameters: object, done: string): Promise<Written> {
  const answer = await call<Written>(method, parameters);
  if (answer.rejects?.length) {
    const first = answer.rejects[0] as Reject;
    throw new Problem(422, first.detail, first.remedy, answer.rejects, '', [], '', first.remedy_steps);
  }
  if (answer.operation) offerUndo(done, answer.operation);
  dataChanged();
  return answer;
}

type Values = Record<string, unknown>;
export const addRecord = (entity: string, values: Values, done: string) => write('records.add', { entity, rows: [values] }, done);
// With the version that was read it is refused when others changed the same fields meanwhile.
export const setRecords = (entity: string, ids: string[], values: Values, done: string, version?: string) =>
  write('records.set', { entity, rows: ids.map((id) => ({ id, ...values })), ...(version ? { if_version: version } : {}) }, done);
export const removeRecords = (entity: string, ids: string[], done: string) => write('records.remove', { entity, ids }, done);
