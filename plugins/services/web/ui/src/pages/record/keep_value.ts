// One value of a record, changed where it stands, in a list or beside its label. What is refused is not lost: it stands in the editor when
// that is opened again, until it is kept or given up; of this tab alone, and gone with whoever signs out.
import type { Field } from '../../api/types';
import { setRecords } from '../../api/write';
import { tellRefused } from './refused';
import { written } from './typed_value';

export interface Place { entity: string; id: string; field: Field }

const nameOf = ({ entity, id, field }: Place) => `draft.${entity}.${id}.${field.name}`;
export const draftOf = (place: Place): string | undefined => sessionStorage.getItem(nameOf(place)) ?? undefined;
export const giveUp = (place: Place) => sessionStorage.removeItem(nameOf(place));

const ours = new Map<string, string>(); // the version at which we changed it last

// `version`: as it was read. Answers whether the editor is to be opened again.
export async function keepValue(place: Place, value: string, told: string, version = ''): Promise<boolean> {
  const { entity, id, field } = place, name = nameOf(place);
  try {
    // Changed by ourselves a moment ago, and not read since.
    await setRecords(entity, [id], { [field.name]: written(field, value) }, told, ours.get(name) === version ? '' : version);
    ours.set(name, version);
    giveUp(place);
    return false;
  } catch (problem) {
    sessionStorage.setItem(name, value);
    return !tellRefused(problem, () => keepValue(place, value, told), () => giveUp(place));
  }
}
