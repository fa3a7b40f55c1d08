import { expect, test } from 'vitest';

import { curlOf, methodsOf, parametersOf, type OpenApi } from './openapi';

const body = (properties: object, required: string[] = []) => ({ content: { 'application/json': { schema: { properties, required } } } });
const document = {
  paths: {
    '/api/v1/records/show': { post: { operationId: 'records.show', summary: 'one', tags: ['records'], requestBody: body({ entity: { type: 'string', description: 'kind' }, limit: { type: 'integer' }, where: { type: 'array', items: { type: 'string' } }, values: { type: 'object' }, dry_run: { type: 'boolean' } }, ['entity']) }, get: { operationId: 'records.show.get', summary: 'one', tags: ['records'] } },
    '/api/v1/records/{entity}/{which}': { get: { operationId: 'records.show.rest', summary: 'one', tags: ['records'] } },
    '/api/v1/session': { get: { operationId: 'session', summary: 'who', tags: ['server'] } },
    '/api/v1/backups/make': { post: { operationId: 'backups.make', summary: 'two', tags: ['backups'], 'x-pareto-duty': 'administer' } },
  },
} as unknown as OpenApi;

test('a method is one, whatever addresses it has; what GET answers changes nothing', () => {
  const methods = methodsOf(document);
  expect(methods.map(({ name, noun, reads, duty, addresses }) => [name, noun, reads, duty, addresses.length])).toEqual([['backups.make', 'backups', false, 'administer', 1], ['records.show', 'records', true, undefined, 3]]);
});
test('what is typed arrives as its kind, and what is empty not at all', () => {
  const [, show] = methodsOf(document);
  expect(parametersOf(show as never, { entity: 'customer', limit: '5', where: 'tier = A\nowner =', values: '{"a":1}', dry_run: '1' })).toEqual({ entity: 'customer', limit: 5, where: ['tier = A', 'owner ='], values: { a: 1 }, dry_run: true });
  expect(parametersOf(show as never, { entity: '' })).toEqual({});
  expect(() => parametersOf(show as never, { limit: 'x' })).toThrow('limit');
});
test('a quote in a value does not end the shell word', () => expect(curlOf('https://firm', methodsOf(document)[1] as never, { entity: "o'neil" })).toContain("o'\\''neil"));
