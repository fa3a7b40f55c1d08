// A button, as all pages have it. Our own: a page that has nothing but buttons does not load Ant Design.
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react';

import './button.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  type?: 'default' | 'primary' | 'text' | 'link';
  htmlType?: 'button' | 'submit';
  size?: 'small' | 'middle' | 'large';
  icon?: ReactNode;
  loading?: boolean; // what it began is not over: it is not begun again
  danger?: boolean;
  block?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, Props>(function Button({ type = 'default', htmlType = 'button', size = 'middle', icon, loading = false, danger = false, block = false, className = '', onClick, children, ...rest }, ref) {
  const looks = ['btn', `btn-${type}`, `btn-${size}`, danger && 'btn-danger', block && 'btn-block', children === undefined && 'btn-bare', className].filter(Boolean).join(' ');
  return (
    <button {...rest} ref={ref} type={htmlType} className={looks} aria-busy={loading || undefined} onClick={loading ? (event) => event.preventDefault() : onClick}>
      {loading ? <i className="spin" aria-hidden="true" /> : icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
});
