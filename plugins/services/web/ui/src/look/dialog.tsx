// A small form over the page: what it is about, what went wrong, what is done at the end. Ctrl+Enter does it, too.
import { Modal } from 'antd';
import type { ReactNode } from 'react';

import type { Attempt } from '../api/use_attempt';
import { useSpeech } from '../i18n/language';
import { Button } from './button';
import { ProblemNote } from './states';
import './dialog.css';

interface Props { title: ReactNode; close: () => void; act: string; ready?: boolean; attempt: Attempt; run: () => void | Promise<void>; danger?: boolean; width?: number; more?: ReactNode; children: ReactNode }

export function Dialog({ title, close, act, ready = true, attempt, run, danger, width, more, children }: Props) {
  const { t } = useSpeech();
  return (
    <Modal open title={title} onCancel={close} width={width} footer={
      <>
        {more}
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="primary" danger={danger} loading={attempt.waiting} disabled={!ready} onClick={() => void run()}>{act}</Button>
      </>}>
      <form className="dialog-form" onSubmit={(event) => event.preventDefault()} onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready && void run()}>
        {attempt.problem && <ProblemNote problem={attempt.problem} />}
        {children}
      </form>
    </Modal>
  );
}

export const Labelled = ({ id, label, help, children }: { id: string; label: string; help?: ReactNode; children: ReactNode }) => (
  <div>
    <label htmlFor={id}>{label}</label>
    {children}
    {help && <p className="muted small">{help}</p>}
  </div>
);
