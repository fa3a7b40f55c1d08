// A backup in the place of what is there now: what would come and go first; what is there now is put aside as another backup.
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { afterRestart } from '../../api/restart';
import type { Restoring } from '../../api/upkeep';
import { useAttempt } from '../../api/use_attempt';
import { moment, whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Dialog } from '../../look/dialog';
import { Scrolled } from '../../look/scrolled';
import { Skeleton } from '../../look/states';
import { say } from '../../shell/toasts';

export function RestoreDialog({ file, close }: { file: string; close: () => void }) {
  const { t, of } = useSpeech();
  const [plan, setPlan] = useState<Restoring>();
  const trial = useAttempt();
  useEffect(() => {
    void trial.attempt(async () => setPlan(await call<Restoring>('backups.restore', { file, dry_run: true })));
  }, [file]); // eslint-disable-line react-hooks/exhaustive-deps
  const run = () => trial.attempt(async () => {
    const done = await call<Restoring>('backups.restore', { file });
    if (done.restart) await afterRestart();
    say(t('backup.restored', done.aside ?? ''));
    close();
  });
  return (
    <Dialog title={t('backup.restore')} close={close} danger width={560} act={t('backup.restore.do')} ready={!!plan?.whole} attempt={trial} run={run}>
      {!plan && !trial.problem && <Skeleton lines={4} />}
      {plan && (
        <div role="status">
          <p>{t('backup.of', moment(plan.made), plan.on)} {plan.whole ? <span className="tag good">{t('backup.whole')}</span> : <span className="tag bad">{t('backup.broken')}</span>}</p>
          {plan.since === 'later' && plan.operations > 0 && <><p className="warn">{t('backup.loses', whole(plan.operations))}</p><ul className="muted small">{plan.newest.slice(0, 5).map((each) => <li key={each}>{each}</li>)}</ul></>}
          {plan.since === 'other' && <p className="warn">{t('backup.other')}</p>}
          <Scrolled><table className="plain-table"><thead><tr><th>{t('roles.kind')}</th><th className="num">{t('backup.now')}</th><th className="num">{t('backup.in')}</th></tr></thead><tbody>{plan.records.filter((each) => each.backup !== each.now).map((each) => <tr key={each.entity}><td>{of(each.plural)}</td><td className="num">{whole(each.now)}</td><td className="num strong">{whole(each.backup)}</td></tr>)}</tbody></table></Scrolled>
          <p className="muted small">{t('backup.aside')}</p>
        </div>
      )}
    </Dialog>
  );
}
