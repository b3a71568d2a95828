import type { Json } from '../../analysis/model/json';
import type { Manifests } from '../../analysis/model/manifest';
import { cached } from '../../analysis/model/maps';
import { FIELDS, type AskedRequest, type Words } from '../../analysis/requests/asked-request';
import { originOf } from '../../analysis/requests/caller';
import { problemOf } from '../../analysis/requests/problem';
import { Requests } from '../../analysis/requests/requests';
import type { Request } from '../../analysis/routing/traffic/request';
import type { Ask } from '../worlds/answers';

/** A request as it is said on the command line. */
export interface Wanted {
  readonly namespace: string;
  readonly from: string;
  readonly label: readonly string[];
  readonly host?: string;
  readonly port?: number;
  readonly scheme?: string;
  readonly path: string;
  readonly method: string;
  readonly header: readonly string[];
}

const FLAGS: Words = { port: '--port', https: '--scheme https', http: '--scheme http', namespace: name => `-n ${name}` };

/** The request that options say. */
export function requestOf(manifests: Manifests, wanted: Wanted): Request {
  const { namespace, host, port, scheme, path, method } = wanted;
  if (host === undefined) throw new Error('a request needs a host: pass --host, or --requests for many requests');
  const said = { host, port, scheme, path, method };
  const problem = problemOf(said);
  if (problem !== undefined) throw new Error(`--${problem}`);
  const asking = { namespace, words: FLAGS };
  const { caller } = originOf(wanted.from, manifests, asking);
  // Only a sidecar is known by its labels; a gateway has been named.
  const from = caller.kind === 'sidecar' ? { ...caller, labels: Object.fromEntries(wanted.label.map(labelOf)) } : wanted.from;
  return new Requests(manifests, asking).requestOf({ ...said as AskedRequest, from, headers: headersOf(wanted.header) });
}

/** As Envoy joins what is sent several times. */
function headersOf(texts: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of texts.map(headerOf)) {
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ','}${value}`;
  }
  return headers;
}

function headerOf(text: string): [string, string] {
  const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(text) ?? [];
  if (!name) throw new Error(`'${text}' is not a header: write it as 'end-user: jason'`);
  return [name.toLowerCase(), value];
}

function labelOf(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (!name) throw new Error(`'${text}' is not a label: write it as app=reviews`);
  return [name, value];
}

/** The requests of a file: a list, each with a host at least. */
export function asksIn(text: string, file: string, namespace: string): Ask[] {
  const known = new Map<Manifests, Requests>();
  return listIn(text, file).map((item, at) => manifests => {
    try {
      return cached(known, manifests, () => new Requests(manifests, { namespace, words: FIELDS })).requestOf(item as unknown as AskedRequest);
    } catch (error) {
      throw new Error(`${file}: request ${at + 1}: ${(error as Error).message}`);
    }
  });
}

function listIn(text: string, file: string): readonly Json[] {
  let list: Json;
  try {
    list = JSON.parse(text) as Json;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(list)) throw new Error(`${file} is not a list of requests`);
  return list as readonly Json[];
}
