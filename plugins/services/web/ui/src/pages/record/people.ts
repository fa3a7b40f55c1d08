// People of a customer and how they stand to each other and to us, out of what is written down: contacts, their roles, relations, visits.
import type { RecordAnswer } from '../../api/types';
import { salesOf } from './customer_data';
import { useList, type Row } from './use_list';

export interface Person { id: string; name: string; department: string; position: string; part: string; strength?: number; last?: string; reach: string }
export interface Tie { from: string; to: string; strength?: number; kind: string; ours: boolean }
export interface People { people: Person[]; ours: string[]; ties: Tie[]; departments: string[] }

const text = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? '' : String(row[name]));

// Who decides stands first. A person's strength is that of the best of us.
const kParts = ['decider', 'sponsor', 'influencer', 'evaluator', 'buyer', 'gatekeeper', 'user'];

export function peopleOf(contacts: Row[], roles: Row[], relations: Row[], visits: Row[]): People {
  const current = roles.filter((role) => !role.to_date);
  const people = contacts.map((contact): Person => {
    const name = text(contact, 'name'), role = current.find((each) => text(each, 'contact') === name);
    const strengths = relations.filter((tie) => tie.user && text(tie, 'contact') === name && tie.strength !== null && tie.strength !== undefined).map((tie) => Number(tie.strength));
    const last = visits.filter((visit) => text(visit, 'contact') === name).map((visit) => text(visit, 'start').slice(0, 10)).sort().at(-1);
    return {
      id: text(contact, 'id'), name, department: role ? text(role, 'department') : '', position: (role && text(role, 'position')) || text(contact, 'position'), part: role ? text(role, 'part') : '',
      ...(strengths.length ? { strength: Math.max(...strengths) } : {}), ...(last ? { last } : {}), reach: text(contact, 'mobile') || text(contact, 'phone') || text(contact, 'email'),
    };
  });
  const rank = (person: Person) => (person.part ? kParts.indexOf(person.part) : kParts.length);
  people.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  const ties = relations.filter((tie) => tie.user || tie.other_contact).map((tie): Tie => ({
    from: text(tie, tie.user ? 'user' : 'contact'), to: text(tie, tie.user ? 'contact' : 'other_contact'), kind: text(tie, 'kind'), ours: Boolean(tie.user),
    ...(tie.strength === null || tie.strength === undefined ? {} : { strength: Number(tie.strength) }),
  }));
  return { people, ties, ours: [...new Set(ties.filter((tie) => tie.ours).map((tie) => tie.from))], departments: [...new Set(people.map((person) => person.department))].sort((a, b) => Number(a === '') - Number(b === '')) };
}

export function usePeople(record: RecordAnswer) {
  const here = salesOf(record), about = 'contact.' + here;
  const contacts = useList('contact', ['id', 'name', 'position', 'mobile', 'phone', 'email'], [here], { limit: 200 });
  const any = contacts.rows.length > 0;
  const roles = useList(any ? 'contact_role' : '', ['id', 'contact', 'department', 'position', 'part', 'to_date'], [about], { limit: 400 });
  const relations = useList(any ? 'relation' : '', ['id', 'contact', 'other_contact', 'user', 'kind', 'strength'], [about], { limit: 400 });
  const visits = useList(any ? 'interaction' : '', ['id', 'contact', 'start'], [here, 'contact <>'], { sort: ['-start'], limit: 200 });
  return { ...peopleOf(contacts.rows, roles.rows, relations.rows, visits.rows), given: contacts.given, loading: contacts.loading };
}
