export const Mark = () => (
  <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
    <g fill="var(--accent)"><rect x="3" y="7" width="4.5" height="14" rx="1" /><rect x="9" y="12" width="4.5" height="9" rx="1" opacity=".6" /><rect x="15" y="16" width="4.5" height="5" rx="1" opacity=".35" /></g>
    <path d="M3 9C7 4 13 3 21 3" fill="none" stroke="var(--mark)" strokeWidth="2" strokeLinecap="round" />
  </svg>
);
