// The end of a step: back, later, on.
import type { ReactNode } from 'react';

import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';

export function Foot({ back, later, children }: { back?: () => void; later?: () => void; children: ReactNode }) {
  const { t } = useSpeech();
  return <footer className="row">{back && <Button onClick={back}>{t('back')}</Button>}<span className="grow" />{later && <Button type="text" onClick={later}>{t('setup.later')}</Button>}{children}</footer>;
}
