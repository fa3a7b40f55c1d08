// Somebody whose role takes a second factor and who has none: that is set up first, and then signed in with.
import { useSpeech } from '../../i18n/language';
import { Mark } from '../../shell/mark';
import { SecondFactorSetup } from '../settings/second_factor';
import './sign_in.css';

export default function Enrol({ done }: { done: () => void }) {
  const { t } = useSpeech();
  return (
    <main className="sign-in">
      <section className="card enrol-card">
        <h1><Mark /> {t('app')}</h1>
        <p>{t('second.must')}</p>
        <SecondFactorSetup done={done} />
      </section>
    </main>
  );
}
