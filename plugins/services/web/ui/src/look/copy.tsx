// A value that is copied often, with a sign that copies it: seen when the hand or the focus is there, on a screen without a hand always.
import type { ReactNode } from 'react';

import { useSpeech } from '../i18n/language';
import { copyText } from '../shell/copied';
import { Icon } from './icons';
import './copy.css';

export function Copyable({ text, label, className = '', children }: { text: string; label: string; className?: string; children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <div className={`copyable ${className}`}>
      {children}
      <button type="button" className="plain copy" aria-label={t('copy.of', label)} title={t('copy.of', label)} onClick={() => void copyText(text, t)}><Icon name="copy" size={14} /></button>
    </div>
  );
}
