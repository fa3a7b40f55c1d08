// What opens under a button: a panel, or a menu of words. It stands over everything, within the screen, and closes when somebody clicks
// elsewhere or leaves it by Escape.
import { cloneElement, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';

import './drop.css';

type Trigger = ReactElement<{ onClick?: (event: SyntheticEvent) => void; 'aria-expanded'?: boolean; 'aria-haspopup'?: 'menu' }>;
interface Props { trigger: Trigger; content: ReactNode | ((close: () => void) => ReactNode); kind?: 'menu' | 'panel'; end?: boolean; open?: boolean; setOpen?: (open: boolean) => void }

const kGap = 4, kEdge = 8;
// Lists that a choice in the panel opens are parts of it, wherever they hang.
const kOthers = '.ant-select-dropdown, .day-panel';

export function place(panel: HTMLElement, button: Element, end: boolean) {
  const at = button.getBoundingClientRect(), { offsetWidth: wide, offsetHeight: high } = panel;
  const left = Math.max(kEdge, Math.min(end ? at.right - wide : at.left, innerWidth - wide - kEdge));
  const below = at.bottom + kGap + high <= innerHeight - kEdge || at.top - kGap - high < kEdge;
  panel.style.left = `${left}px`;
  panel.style.top = `${below ? at.bottom + kGap : at.top - kGap - high}px`;
  panel.style.maxHeight = `${innerHeight - (below ? at.bottom + kGap : 0) - kEdge}px`;
}

export function Drop({ trigger, content, kind = 'panel', end = false, open: told, setOpen: tell }: Props) {
  const [own, setOwn] = useState(false);
  const open = told ?? own, setOpen = tell ?? setOwn;
  const box = useRef<HTMLSpanElement>(null), panel = useRef<HTMLDivElement>(null);
  const close = (back = false) => {
    setOpen(false);
    if (back) (box.current?.firstElementChild as HTMLElement | null)?.focus();
  };
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => {
    const node = panel.current, button = box.current?.firstElementChild;
    if (!open || !node || !button) return;
    const put = () => place(node, button, end);
    const sized = new ResizeObserver(put);
    sized.observe(node);
    put();
    addEventListener('resize', put);
    addEventListener('scroll', put, { capture: true, passive: true });
    return () => (sized.disconnect(), removeEventListener('resize', put), removeEventListener('scroll', put, { capture: true }));
  }, [open, end]);
  useEffect(() => {
    if (!open) return;
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
    const outside = ({ target }: Event) => target instanceof Element && !box.current?.contains(target) && !target.closest(kOthers) && latest.current();
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [open]);
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    close(true);
  };
  const held = (event: SyntheticEvent) => event.stopPropagation(); // it may stand in a card that opens when it is clicked
  return (
    <span className="drop-of" ref={box}>
      {cloneElement(trigger, { 'aria-expanded': open, 'aria-haspopup': kind === 'menu' ? kind : undefined, onClick: (event: SyntheticEvent) => (event.stopPropagation(), trigger.props.onClick?.(event), setOpen(!open)) })}
      {open && <div ref={panel} className={kind === 'menu' ? 'drop drop-menu' : 'drop drop-panel'} tabIndex={-1} role={kind === 'menu' ? kind : undefined} onKeyDown={pressed} onClick={held} onDoubleClick={held} onMouseDown={held}>{typeof content === 'function' ? content(() => close(true)) : content}</div>}
    </span>
  );
}

export interface Choice { key: string; label: string; disabled?: boolean }

// Walked by arrows; the one that has the focus is said.
export function MenuItems({ items, pick }: { items: Choice[]; pick: (key: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus({ preventScroll: true }), []); // they may come late
  const moved = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')], at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };
  return (
    <div ref={box} role="presentation" onKeyDown={moved}>
      {items.map((item) => <button key={item.key} className="plain" role="menuitem" tabIndex={-1} disabled={item.disabled} onClick={() => pick(item.key)}>{item.label}</button>)}
    </div>
  );
}

export const DropMenu = ({ trigger, items, pick, end }: { trigger: Trigger; items: Choice[]; pick: (key: string) => void; end?: boolean }) => (
  <Drop kind="menu" end={end} trigger={trigger} content={(close) => <MenuItems items={items} pick={(key) => (close(), pick(key))} />} />
);
