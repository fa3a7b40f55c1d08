// Files of attachments that were removed: how many there are is looked at first; they are cleared behind a backup, for no undo brings them back.
import { useState } from 'react';

import { call } from '../../api/client';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { fileSize } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Dialog } from '../../look/dialog';
import { Card } from '../../look/parts';
import { Answered, Empty } from '../../look/states';
import { say } from '../../shell/toasts';

interface Cleared { files: number; bytes: number; cleared: boolean; backup?: string }

export function Leftovers() {
  const { t } = useSpeech();
  const look = useCall<Cleared>('attachments.clear', { dry_run: true });
  const attempt = useAttempt();
  const [asking, setAsking] = useState(false);
  const clear = () => attempt.attempt(async () => {
    const done = await call<Cleared>('attachments.clear');
    say(done.files ? t('clear.done', done.files, fileSize(done.bytes), done.backup ?? '') : t('clear.same'));
    setAsking(false);
    dataChanged();
  });
  return (
    <Card title={t('clear')} sub={t('clear.sub')} end={(look.data?.files ?? 0) > 0 && <Button size="small" onClick={() => setAsking(true)}>{t('clear.do')}…</Button>}>
      <Answered of={look} lines={1}>
        {(left) => left.files === 0 ? <Empty text={t('clear.none')} /> : <p className="body">{t('clear.left', left.files, fileSize(left.bytes))}</p>}
      </Answered>
      {asking && look.data && <Dialog title={t('clear.do')} close={() => setAsking(false)} danger act={t('clear.do')} attempt={attempt} run={clear}><p>{t('clear.left', look.data.files, fileSize(look.data.bytes))}</p><p className="muted">{t('clear.help')}</p></Dialog>}
    </Card>
  );
}
