// What was said with somebody, and with whom, the latest first.
import { useSpeech } from '../../i18n/language';
import { NewRelated, relatedTo, type RelatedProps } from './related_card';
import { TimelineCard } from './timeline_card';

export default function VisitsTab(related: RelatedProps) {
  const { of } = useSpeech();
  return <TimelineCard title={of(related.entity.plural)} where={[relatedTo(related.field, related.of)]} most={20} whole customers={related.field.name !== 'customer'} end={<NewRelated {...related} />} />;
}
