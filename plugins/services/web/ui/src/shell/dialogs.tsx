// A dialog that outlives the part of the page that asked for it: one at a time.
import { Suspense, useEffect, useState, type ReactNode } from 'react';

let put: ((dialog: ReactNode) => void) | undefined;
export const showDialog = (dialog: ReactNode) => put?.(dialog);

export function Dialogs() {
  const [shown, show] = useState<ReactNode>();
  useEffect(() => ((put = show), () => void (put = undefined)), []);
  return <Suspense>{shown}</Suspense>;
}
