// Methods out of the document that the server describes itself by (/api/v1/openapi.json): one for each, with all its addresses.
export interface Shape { type?: string; items?: { type?: string }; description?: string; enum?: string[] }
interface Operation {
  operationId: string; summary?: string; tags?: string[]; 'x-pareto-duty'?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Shape }[];
  requestBody?: { content?: { 'application/json'?: { schema?: { properties?: Record<string, Shape>; required?: string[] } } } };
}
export interface OpenApi { info?: { title?: string; version?: string }; paths: Record<string, Record<string, Operation>> }

export interface Parameter { name: string; kind: 'text' | 'number' | 'flag' | 'texts' | 'json'; required: boolean; help: string }
export interface Method { name: string; noun: string; summary: string; duty?: string; addresses: { verb: string; path: string }[]; parameters: Parameter[]; reads: boolean }

function kindOf(shape: Shape): Parameter['kind'] {
  if (shape.type === 'boolean') return 'flag';
  if (shape.type === 'integer' || shape.type === 'number') return 'number';
  if (shape.type === 'array') return shape.items?.type === 'string' ? 'texts' : 'json';
  return shape.type === 'object' ? 'json' : 'text';
}

// "records.list.get" and "records.list.rest" are other addresses of records.list. What may be asked by GET changes nothing. The server's own
// addresses (signing in, live events) are no methods.
export function methodsOf(document: OpenApi): Method[] {
  const found = new Map<string, Method>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [verb, operation] of Object.entries(operations)) {
      if (operation.tags?.[0] === 'server') continue;
      const name = operation.operationId.replace(/\.(get|rest)$/, '');
      const method = found.get(name) ?? { name, noun: operation.tags?.[0] ?? name.split('.')[0] ?? '', summary: operation.summary ?? '', addresses: [], parameters: [], reads: false };
      method.addresses.push({ verb: verb.toUpperCase(), path });
      if (verb === 'get') method.reads = true;
      if (operation['x-pareto-duty']) method.duty = operation['x-pareto-duty'];
      const body = operation.requestBody?.content?.['application/json']?.schema;
      if (body?.properties && operation.operationId === name) method.parameters = Object.entries(body.properties).map(([of, shape]) => ({ name: of, kind: kindOf(shape), required: body.required?.includes(of) ?? false, help: shape.description ?? '' }));
      found.set(name, method);
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

// What was typed, as the method takes it; what is empty is left out. Throws where a number or JSON is none.
export function parametersOf(method: Method, typed: Record<string, string>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const { name, kind } of method.parameters) {
    const text = typed[name] ?? '';
    if (text === '') continue;
    if (kind === 'number' && !Number.isFinite(Number(text))) throw new Error(`${name}: ${text}`);
    out[name] = kind === 'flag' ? text === '1' : kind === 'number' ? Number(text) : kind === 'texts' ? text.split('\n').filter(Boolean) : kind === 'json' ? JSON.parse(text) : text;
  }
  return out;
}

export const curlOf = (origin: string, method: Method, parameters: object) =>
  `curl -H 'Authorization: Bearer …' -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(parameters).replaceAll("'", "'\\''")}' \\\n  ${origin}/api/v1/${method.name.replaceAll('.', '/')}`;
