import { expect, test } from 'vitest';

import { placesIn } from './commands';

const kinds = (entity: string) => ['currency_rate', 'customer'].includes(entity);

test('a command that a message names has its page', () => expect(placesIn('没有 EUR 的汇率；请先 pareto rate set EUR 7.8', kinds)).toEqual([{ to: '/list/currency_rate', label: { entity: 'currency_rate' } }]));
test('what is listed is listed there', () => expect(placesIn('see pareto list customer --search', kinds).map((place) => place.to)).toEqual(['/list/customer']));
test('a kind that is not there leads nowhere', () => expect(placesIn('pareto list nobody', kinds)).toEqual([]));
test('words that only begin alike are no commands', () => expect(placesIn('pareto tierless', kinds)).toEqual([]));
