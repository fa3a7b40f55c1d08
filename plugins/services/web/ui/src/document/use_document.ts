// A report, as it would be printed, for a screen.
import { useCall } from '../api/use_call';
import type { Document } from './types';

export function useDocument(report: string | null, parameters: Record<string, string> = {}) {
  const answer = useCall<{ document: Document }>(report === null ? null : 'reports.document', { report, parameters });
  return { ...answer, data: answer.data?.document };
}
