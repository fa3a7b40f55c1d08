// A tier by its badge where it is a letter, else by its name: "核心客户" is no badge.
import { useSpeech } from '../../i18n/language';
import { Tier } from '../../look/parts';

export function TierName({ tier, label, large }: { tier: string | null; label?: string; large?: boolean }) {
  const { t, of } = useSpeech();
  if (tier === null) return <span className="tag">{t('tiers.not.rated')}</span>;
  return tier.length <= 2 ? <Tier tier={tier} large={large} /> : <span className="tag strong">{of(label ?? tier)}</span>;
}
