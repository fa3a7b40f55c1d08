// Somebody changed the same first: both values, and whether one's own is still wanted.
import type { Conflict } from '../../api/problem';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Dialog } from '../../look/dialog';
import { Conflicts } from './conflicts';

export default function Meanwhile({ conflicts, over, close }: { conflicts: Conflict[]; over: () => Promise<unknown>; close: (done?: boolean) => void }) {
  const { t } = useSpeech();
  const trial = useAttempt();
  return (
    <Dialog title={t('problem.conflict')} close={() => close()} act={t('record.over')} attempt={trial} run={() => trial.attempt(async () => (await over(), close(true)))}>
      <Conflicts conflicts={conflicts} />
    </Dialog>
  );
}
