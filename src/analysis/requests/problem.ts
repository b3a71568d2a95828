import { objectIn, type Json, type JsonObject } from '../model/json';
import { PROXY_KINDS } from '../routing/traffic/request';

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;
const SCHEMES: readonly Json[] = ['http', 'https', 'tcp', 'tls'];
const KINDS: readonly Json[] = PROXY_KINDS;
const MOST = 65_535;

/** What a field has to be, if it is there, and the words for it. */
type Field = readonly [isRight: (value: Json) => boolean, wanted: string];
type Fields = Readonly<Record<string, Field>>;

const OF_CALLER: Fields = {
  kind: [value => KINDS.includes(value), PROXY_KINDS.join(' or ')],
  namespace: [isText, 'the name of a namespace'],
  labels: [isTexts, 'the labels of the pod, as strings by name'],
};
const OF_REQUEST: Fields = {
  from: [value => isText(value) || objectIn(value) !== undefined, "'sidecar/NAMESPACE', 'gateway/NAME' or { kind, namespace, labels }"],
  host: [value => typeof value === 'string' && /^[^\s/]+$/.test(value), 'a host, without scheme, path and spaces'],
  port: [value => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST, `a whole number from 1 to ${MOST}`],
  scheme: [value => SCHEMES.includes(value), 'http, https, tcp or tls'],
  path: [value => typeof value === 'string' && /^[/*]/.test(value), 'a path with its first slash, such as /cart'],
  method: [value => typeof value === 'string' && TOKEN.test(value), 'one word, such as GET'],
  headers: [isTexts, 'strings by name'],
};

/** What is wrong with a request that somebody wrote; nothing where it is one. */
export function problemOf(request: Json): string | undefined {
  const given = objectIn(request);
  if (given === undefined) return `it is ${shown(request)}, not a request`;
  return wrongField(given, OF_REQUEST) ?? wrongCaller(given.from) ?? (given.host === undefined ? 'it has no host' : undefined);
}

function wrongCaller(from: Json | undefined): string | undefined {
  const given = objectIn(from);
  if (given === undefined) return undefined;
  const problem = wrongField(given, OF_CALLER) ?? (given.kind === undefined ? `kind is missing: write ${PROXY_KINDS.join(' or ')}` : undefined);
  return problem && `from: ${problem}`;
}

function wrongField(given: JsonObject, fields: Fields): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(fields, name)) return `there is no field '${name}': write ${Object.keys(fields).join(', ')}`;
    const [isRight, wanted] = fields[name];
    if (value !== undefined && !isRight(value)) return `${name} is ${shown(value)}: write ${wanted}`;
  }
  return undefined;
}

function isText(value: Json): boolean {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: Json): boolean {
  const texts = objectIn(value);
  return texts !== undefined && Object.values(texts).every(text => typeof text === 'string');
}

function shown(value: Json): string {
  if (value === '') return 'empty';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? 'nothing';
}
