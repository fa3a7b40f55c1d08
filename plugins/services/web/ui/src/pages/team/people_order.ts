// People in the order that somebody asked for; who has nothing to be sorted by stands last, either way.
import type { Sort } from '../../look/sort_head';
import type { User } from './people';

export type PeopleSort = Sort<'name' | 'team' | 'roles' | 'customers' | 'last'>;

export function inOrder(users: User[], sort: PeopleSort | undefined, roleName: (code: string) => string, locale: string): User[] {
  if (!sort) return users;
  const of = (user: User): string | number => ({ name: user.name, team: user.team ?? '', roles: user.roles.map(roleName).join(' '), customers: user.customers || '', last: user.last_sign_in ?? '' })[sort.by];
  const way = sort.down ? -1 : 1, words = new Intl.Collator(locale, { numeric: true });
  return [...users].sort((a, b) => {
    const one = of(a), other = of(b);
    if (one === '' || other === '') return Number(one === '') - Number(other === '');
    return way * (typeof one === 'number' && typeof other === 'number' ? one - other : words.compare(String(one), String(other)));
  });
}
