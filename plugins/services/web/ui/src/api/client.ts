// The one way to the server: a method by its name, parameters as JSON, the answer or a Problem.
import { Problem, type Conflict } from './problem';
import { watched } from './slow_calls';
import type { Step } from '../look/places';

const kBase = '/api/v1/';
let csrf = '';
let language = 'zh-Hans';
let signedOut = () => {};

export const speak = (code: string) => (language = code === 'en' ? 'en' : 'zh-Hans');
export const onSignedOut = (then: () => void) => (signedOut = then);

async function post(path: string, body: BodyInit, type: string, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': language, Accept: 'application/json' };
  if (type) headers['Content-Type'] = type;
  if (csrf) headers['X-CSRF-Token'] = csrf;
  try {
    return await fetch(kBase + path, { method: 'POST', headers, body, signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, '', '', [], 'unreachable');
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as { title?: string; detail?: string; remedy?: string; remedy_steps?: Step[]; rejects?: []; code?: string; field?: string; conflicts?: Conflict[]; more?: { conflicts?: Conflict[] } } | null;
  return new Problem(response.status, body?.detail || body?.title || response.statusText || String(response.status), body?.remedy, body?.rejects, body?.code, body?.conflicts ?? body?.more?.conflicts, body?.field, body?.remedy_steps);
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (response.status === 204 ? {} : await response.json()) as T;
  if (response.status === 401) signedOut();
  throw await problemOf(response);
}

// "records.list" is POST /api/v1/records/list. An answer of 503 is asked for again once, when the server says when.
export const call = <T>(method: string, parameters: object = {}, signal?: AbortSignal): Promise<T> => (method === 'jobs.list' ? asked<T>(method, parameters, signal) : watched(asked<T>(method, parameters, signal)));

async function asked<T>(method: string, parameters: object, signal?: AbortSignal): Promise<T> {
  const path = method.replaceAll('.', '/'), body = JSON.stringify(parameters);
  let response = await post(path, body, 'application/json', signal);
  const wait = Number(response.headers.get('Retry-After'));
  if (response.status === 503 && wait > 0 && wait <= 10) {
    await new Promise((resume) => setTimeout(resume, wait * 1000));
    response = await post(path, body, 'application/json', signal);
  }
  return answer<T>(response);
}

// `enrolment`: a second factor has to be set up before anything else is answered.
export interface Session { csrf: string; enrolment?: boolean }

export async function signIn(name: string, password: string, code = ''): Promise<Session> {
  const response = await post('sign-in', JSON.stringify({ name, password, ...(code ? { code } : {}) }), 'application/json');
  if (!response.ok) throw await problemOf(response);
  const session = (await response.json()) as Session;
  csrf = session.csrf;
  return session;
}

// Something that is only read, by its address.
export async function read<T>(path: string): Promise<T> {
  const response = await fetch(kBase + path, { headers: { 'Accept-Language': language }, credentials: 'same-origin' }).catch(() => {
    throw new Problem(0, '', '', [], 'unreachable');
  });
  return answer<T>(response);
}

// Who is signed in already, by the cookie: tells what every change has to carry. The first time it is asked for as the page is loaded.
let early: Promise<Session> | undefined;
export async function openEarly(): Promise<Session> {
  early = read<Session>('session');
  const session = await early;
  csrf = session.csrf;
  return session;
}
export async function openSession(): Promise<Session> {
  const asked = early ?? read<Session>('session');
  early = undefined;
  const session = await asked.catch((problem: unknown) => {
    if (problem instanceof Problem && problem.status === 401) signedOut(); // the first answer may have come before anybody listened
    throw problem;
  });
  csrf = session.csrf;
  return session;
}

export async function signOut() {
  await post('sign-out', '{}', 'application/json').catch(() => null);
  csrf = '';
  signedOut();
}
