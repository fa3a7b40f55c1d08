// Who is there and what was said, side by side, where either is known.
import type { RecordAnswer } from '../../api/types';
import { PeopleCard } from './people_card';
import { TimelineCard } from './timeline_card';

export default function CustomerOverview({ record }: { record: RecordAnswer }) {
  return <div className="overview"><PeopleCard record={record} /><TimelineCard record={record} /></div>;
}
