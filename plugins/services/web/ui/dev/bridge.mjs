// For development of the page alone: answers /api/v1 by running `pareto api METHOD JSON` in a workspace, without a sign-in, on loopback only.
//
//     PATH=…/build/dev/bin:$PATH node dev/bridge.mjs WORKSPACE     then: npm run dev
//
// The real server is plugins/services/web; this one needs no build of it, and shows a page beside a program that is being changed.
import { execFile } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { argv, env } from 'node:process';

const workspace = argv[2], port = Number(env.BRIDGE_PORT ?? 8211);
const dist = env.PARETO_WEB_OUT ?? fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8', '.json': 'application/json' };
// The policy that the page has to live with.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const run = (args) => new Promise((resolve) => execFile('pareto', args, { cwd: workspace, maxBuffer: 1 << 28 }, (error, out, err) => resolve({ failed: error !== null, out, err: err || out })));

// "错误  what\n\n  remedy" as a problem.
function problemOf(text) {
  const [first = '', ...rest] = text.trim().split('\n');
  const detail = first.replace(/^(错误|Error)\s+/, '');
  const missing = /^(没有方法|There is no method|there is no method)/i.test(detail);
  return { status: missing ? 404 : 422, title: detail, detail, remedy: rest.join(' ').trim(), code: missing ? 'address' : 'failed' };
}

async function answer(method, body, language) {
  const { failed, out, err } = await run(['api', method, body || '{}', '--lang', language]);
  if (!failed) return { status: 200, body: out };
  const problem = problemOf(err);
  return { status: problem.status, body: JSON.stringify(problem) };
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const send = (status, body, type = 'application/json') => response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'Content-Security-Policy': policy }).end(body);
  if (pathname === '/api/v1/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    return response.write(': hello\n\n');
  }
  if (pathname === '/api/v1/session' || pathname === '/api/v1/sign-in') return send(200, JSON.stringify({ csrf: 'dev' }));
  if (pathname.startsWith('/api/v1/')) {
    let body = '';
    for await (const piece of request) body += piece;
    const { status, body: out } = await answer(pathname.slice(8).replaceAll('/', '.'), body, request.headers['accept-language'] === 'en' ? 'en' : 'zh-Hans');
    return send(status, out);
  }
  let file = join(dist, pathname);
  if (!file.startsWith(dist) || !existsSync(file) || statSync(file).isDirectory()) file = join(dist, 'index.html');
  if (!existsSync(file)) return send(404, 'npm run build');
  if (extname(file) === '.html') return send(200, readFileSync(file), types['.html']);
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
  createReadStream(file).pipe(response);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
