// Live: the server tells that something changed, the page asks anew. A tab in the background waits until it is looked at.
import { dataChanged } from './use_call';

export function followEvents(): () => void {
  let late = false, timer = 0;
  const source = new EventSource('/api/v1/events');
  const look = () => {
    if (document.hidden) late = true;
    else if (!timer) timer = window.setTimeout(() => ((timer = 0), dataChanged()), 800); // many changes at once are one look
  };
  const seen = () => {
    if (!late || document.hidden) return;
    late = false;
    look();
  };
  // The first event says where the journal is; after a gap that is somewhere else.
  let position = '';
  source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const now = (JSON.parse(data) as { position: string }).position;
    if (position && now !== position) look();
    position = now;
  });
  document.addEventListener('visibilitychange', seen);
  return () => (source.close(), clearTimeout(timer), document.removeEventListener('visibilitychange', seen));
}
