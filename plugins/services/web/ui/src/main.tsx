import './look/tokens.css';
import './look/base.css';

import { createRoot } from 'react-dom/client';

import { adoptStyles } from './csp/adopted_styles';
import { App } from './app';

adoptStyles();
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
