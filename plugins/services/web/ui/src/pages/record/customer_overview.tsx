// Who is there and what was said, side by side, where either is known.
import type { RecordAnswer } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { salesOf } from './customer_data';
import { PeopleCard } from './people_card';
import { TimelineCard } from './timeline_card';

export default function CustomerOverview({ record }: { record: RecordAnswer }) {
  const { t } = useSpeech();
  return <div className="overview"><PeopleCard record={record} /><TimelineCard title={t('record.timeline')} where={[salesOf(record)]} /></div>;
}
