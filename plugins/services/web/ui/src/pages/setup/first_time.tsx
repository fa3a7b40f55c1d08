// Whether this is the first time: whoever started the server looks at a workspace without a customer, and did not say "later".
import { Redirect } from 'wouter';
import type { ReactNode } from 'react';

import { useSite } from '../../api/schema';
import type { ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';

const kKey = 'setup.done';
const isDone = (name: string) => localStorage.getItem(kKey) === name;
export const setupDone = (name: string) => localStorage.setItem(kKey, name);

export function FirstTime({ children }: { children: ReactNode }) {
  const { workspace } = useSite();
  const asks = workspace.user.owner && !isDone(workspace.name);
  const list = useCall<ListAnswer>(asks ? 'records.list' : null, { entity: 'customer', columns: ['id'], limit: 1, count: false });
  if (asks && list.data?.rows.length === 0) return <Redirect to="/setup" replace />;
  if (asks && list.loading && !list.data) return null;
  return <>{children}</>;
}
