// What the program says, in the reader's characters, with a way to the page where it is done.
import { Link } from 'wouter';

import { useSite } from '../api/schema';
import { useSpeech } from '../i18n/language';
import { placesIn } from './commands';

export function Told({ text }: { text: string }) {
  const { t, of } = useSpeech();
  const site = useSite() as ReturnType<typeof useSite> | null; // before anybody has signed in there is none
  const places = site ? placesIn(text, (entity) => site.schema.find(entity) !== undefined) : [];
  return <>{of(text)}{places.map(({ to, label }) => <span key={to} className="nowrap"> <Link className="link" href={to}>→ {typeof label === 'string' ? t(label) : of(site?.schema.find(label.entity)?.plural ?? label.entity)}</Link></span>)}</>;
}
