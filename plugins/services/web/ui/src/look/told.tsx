// What the program says, in the reader's characters; the page where it is done stands in the place of the command that does it.
import { Link } from 'wouter';

import { useSite } from '../api/schema';
import { useSpeech } from '../i18n/language';
import { partsOf, type Step } from './places';

export function Told({ text, steps = [] }: { text: string; steps?: Step[] }) {
  const { t, of } = useSpeech();
  const site = useSite() as ReturnType<typeof useSite> | null; // before anybody has signed in there is none
  if (!site) return <>{of(text)}</>;
  return <>{partsOf(text, steps, (entity) => site.schema.find(entity) !== undefined).map((part, i) => (typeof part === 'string' ? of(part) : <Link key={i} className="link nowrap" href={part.to}>{typeof part.label === 'string' ? t(part.label) : of(site.schema.find(part.label.entity)?.plural ?? part.label.entity)}</Link>))}</>;
}
