// Somebody moved a card first: where to, and whether one's own move is still wanted.
import type { Conflict } from '../api/problem';
import { useAttempt } from '../api/use_attempt';
import { useSpeech } from '../i18n/language';
import { Dialog } from '../look/dialog';
import { Conflicts } from '../pages/record/conflicts';

export default function Meanwhile({ conflicts, over, close }: { conflicts: Conflict[]; over: () => Promise<void>; close: () => void }) {
  const { t } = useSpeech();
  const trial = useAttempt();
  return (
    <Dialog title={t('problem.conflict')} close={close} act={t('record.over')} attempt={trial} run={() => trial.attempt(async () => (await over(), close()))}>
      <Conflicts conflicts={conflicts} />
    </Dialog>
  );
}
