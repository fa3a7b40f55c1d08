// A report, as it would be printed, for a screen.
import { useMemo } from 'react';

import { useCall } from '../api/use_call';
import { useSpeech } from '../i18n/language';
import { spoken } from './spoken';
import type { Document } from './types';

export function useDocument(report: string | null, parameters: Record<string, string> = {}) {
  const { language, of } = useSpeech();
  const answer = useCall<{ document: Document }>(report === null ? null : 'reports.document', { report, parameters });
  const document = answer.data?.document;
  return { ...answer, data: useMemo(() => (document && language === 'zh-Hant' ? spoken(document, of) : document), [document, language, of]) };
}
