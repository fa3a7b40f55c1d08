// The first data: a file, looked at and imported here; or those of an invented firm, to try it; or typed. Then the customers are rated, so that
// the overview has its answer.
import { useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { TierRun } from '../../api/tiers';
import type { Plugin } from '../../api/upkeep';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon, type IconName } from '../../look/icons';
import { ProblemNote } from '../../look/states';
import { offerUndo } from '../../shell/toasts';
import { ImportSteps, type Step } from '../imports/import_steps';
import { Foot } from './foot';

export function DataStep({ leave, back }: { leave: (address: string) => void; back?: () => void }) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const [wanted, want] = useState('');
  const [step, setStep] = useState<Step>(1);
  const { waiting, problem, attempt } = useAttempt();
  const plugins = useCall<{ plugins: Plugin[] }>('plugins.list').data?.plugins ?? [];
  const demo = plugins.find((plugin) => plugin.demo && plugin.state === 'enabled') ?? plugins.find((plugin) => plugin.demo);
  // Whoever may not rate has the overview as it is.
  const see = () => attempt(async () => {
    if (workspace.user.duties.includes('run-tiers')) await call<TierRun>('tiers.run', {});
    dataChanged();
    leave('/');
  });
  const tryDemo = (plugin: string) => attempt(async () => {
    const done = await call<{ operation: string | null }>('plugins.demo', { plugin });
    if (done.operation) offerUndo(t('setup.data.demo.done'), done.operation);
    if (workspace.user.duties.includes('run-tiers')) await call<TierRun>('tiers.run', {});
    dataChanged();
    leave('/');
  });
  if (wanted) {
    return (
      <>
        <h2>{t(step === 4 ? 'setup.data.ready' : 'setup.data.drop')}</h2>
        {problem && <ProblemNote problem={problem} />}
        <ImportSteps wanted={wanted} at={setStep} after={() => <p className="muted">{t('setup.data.ready.help')}</p>} />
        {(step === 1 || step === 4) && (
          <Foot back={() => (want(''), setStep(1))}>{step === 4 && <Button type="primary" loading={waiting} onClick={see}>{t('setup.data.see')}</Button>}</Foot>
        )}
      </>
    );
  }
  const ways: [string, IconName, string, string, () => void][] = [
    ['sale', 'imports', t('setup.data.sales'), t('setup.data.sales.help'), () => want('sale')],
    ['customer', 'people', t('setup.data.customers'), t('setup.data.customers.help'), () => want('customer')],
    ...(demo ? [['demo', 'box', t('setup.data.demo'), t('setup.data.demo.help'), () => void tryDemo(demo.name)] as [string, IconName, string, string, () => void]] : []),
    ['hand', 'pen', t('setup.data.hand'), t('setup.data.hand.help'), () => leave('/list/customer')],
  ];
  return (
    <>
      <h2>{t('setup.data.ask')}</h2>
      {problem && <ProblemNote problem={problem} />}
      <ul className="setup-ways">{ways.map(([name, icon, label, help, act]) => <li key={name}><button className="plain" disabled={waiting} onClick={act}><Icon name={icon} size={20} /><span><b>{label}</b><span className="muted small">{help}</span></span><Icon name="right" /></button></li>)}</ul>
      <Foot back={back}><Button loading={waiting} onClick={() => leave('/')}>{t('setup.home')}</Button></Foot>
    </>
  );
}
