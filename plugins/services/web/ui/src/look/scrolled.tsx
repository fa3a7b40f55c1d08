// What may be wider than its place. Where it is, it is a stop for the keyboard, which scrolls it, and called as the card that it stands in.
import { useEffect, useRef, useState, type ReactNode } from 'react';

export function Scrolled({ id, className = '', label, children }: { id?: string; className?: string; label?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [name, setName] = useState<string>(); // while it is wider
  useEffect(() => {
    const at = box.current;
    if (!at) return;
    const look = () => setName(at.scrollWidth > at.clientWidth + 1 ? label || (at.closest('.card, dialog')?.querySelector('h1, h2, h3')?.textContent ?? '') : undefined);
    const watch = new ResizeObserver(look);
    [at, ...at.children].forEach((each) => watch.observe(each));
    return () => watch.disconnect();
  }, [label, children]);
  return <div ref={box} id={id} className={`${className} scroll-x`.trim()} {...(name === undefined ? {} : { tabIndex: 0, role: 'region', 'aria-label': name })}>{children}</div>;
}
