// The server's description of itself, asked for once.
import { useEffect, useState } from 'react';

import { read } from '../../api/client';
import { Problem } from '../../api/problem';
import type { OpenApi } from './openapi';

export function useDescription(): { data?: OpenApi; problem?: Problem } {
  const [state, setState] = useState<{ data?: OpenApi; problem?: Problem }>({});
  useEffect(() => {
    read<OpenApi>('openapi.json').then((data) => setState({ data }), (problem: unknown) => setState({ problem: problem instanceof Problem ? problem : new Problem(0, String(problem)) }));
  }, []);
  return state;
}
