// A way to another page that looks like a button. A link, since that is what it is: it opens in a new tab, and nothing stands in it that
// could be pressed by itself.
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface Props {
  href: string;
  type?: 'default' | 'primary';
  icon?: ReactNode;
  children: ReactNode;
}

export function ButtonLink({ href, type = 'default', icon, children }: Props) {
  return (
    <Link href={href} className={`btn btn-${type} btn-middle`}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}
