// What went wrong, in words: what was tried and what to do next (RFC 9457, with the same words as the command line).
import type { Step } from '../look/places';

export interface Reject {
  row: number;
  field?: string;
  value?: string;
  detail: string;
  remedy?: string;
  remedy_steps?: Step[];
}

// What somebody else wrote meanwhile, beside what is wanted.
export interface Conflict { id: string; record: string; field: string; label: string; before: string; now: string; yours: string; by_name?: string; at: string }

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly remedy = '',
    readonly rejects: Reject[] = [],
    readonly kind = '',
    readonly conflicts: Conflict[] = [],
    readonly field = '',
    readonly steps: Step[] = [], // that the remedy names
  ) {
    super(detail);
  }
  get isMissing() {
    return this.status === 404 || this.status === 501;
  }
}
