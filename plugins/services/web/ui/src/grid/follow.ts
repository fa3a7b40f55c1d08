// A link of a list: one for each row in sight, so it is an anchor and this, and no component that listens to the address.
import type { MouseEvent } from 'react';
import { navigate } from 'wouter/use-browser-location';

export function follow(event: MouseEvent<HTMLAnchorElement>) {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return; // a new tab is the browser's
  event.preventDefault();
  navigate(event.currentTarget.pathname);
}
