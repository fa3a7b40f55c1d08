// From a name that a report tells to the record it means: found as a search box finds it.
import { useCallback } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client';
import type { Named } from '../api/types';
import { useSpeech } from '../i18n/language';
import { say } from '../shell/toasts';

export function useOpener(entity = 'customer') {
  const [, go] = useLocation();
  const { t } = useSpeech();
  return useCallback(async (typed: string, of = entity) => {
    const { records } = await call<{ records: Named[] }>('records.find', { entity: of, typed, limit: 1 }).catch(() => ({ records: [] }));
    if (records[0]) go(`/record/${of}/${records[0].id}`);
    else say(t('search.none', typed));
  }, [entity, go, t]);
}
