import './look/tokens.css';
import './look/base.css';

import { createRoot } from 'react-dom/client';

import { askEarly } from './api/early';
import { App } from './app';

askEarly().catch(() => undefined); // the page asks again, and tells why not
if (location.pathname.startsWith('/list/')) void import('./pages/list/list_page'); // beside what tells who asks, not behind it
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
