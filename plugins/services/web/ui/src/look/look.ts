// How the page looks and which language it speaks, for whatever draws or asks; changed in the top bar.
import { createContext } from 'react';

import type { Language } from '../i18n/language';
import type { Mode } from './mode';

export interface Look { mode: Mode; language: Language; setMode: (mode: Mode) => void; setLanguage: (language: Language) => void }
export const LookContext = createContext<Look>(null as unknown as Look);
