import './look/tokens.css';
import './look/base.css';

import { createRoot } from 'react-dom/client';

import { adoptStyles } from './csp/adopted_styles';
import { App } from './app';

adoptStyles();
if (location.pathname.startsWith('/list/')) void import('./pages/list/list_page'); // beside what tells who asks, not behind it
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
