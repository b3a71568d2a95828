import { checkedLater, optional, text } from '../../border/kinds';
import { listOf } from '../../border/list-of';
import { mapOf } from '../../border/map-of';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';

/** Changes to the headers of requests and of answers. */
export interface RouteHeaders {
  /**
   * Changes on the way to the service. Ends in `headers.request`.
   *
   * @default - none
   */
  readonly request?: HeaderOperations;

  /**
   * Changes on the way back. Ends in `headers.response`.
   *
   * @default - none
   */
  readonly response?: HeaderOperations;
}

/** What happens to headers, each by its name; a name is written in lower case. */
export interface HeaderOperations {
  /**
   * Headers in place of those of that name. A value may hold variables of Envoy, as in `%REQ(x-request-id)%`; a `%` of its own is written `%%`.
   *
   * @default - none
   */
  readonly set?: { [name: string]: string };

  /**
   * Headers beside those of that name; values as in `set`.
   *
   * @default - none
   */
  readonly add?: { [name: string]: string };

  /**
   * The names of headers that are taken away.
   *
   * @default - none
   */
  readonly remove?: string[];
}

const VALUES = optional(mapOf(checkedLater<string>('a string', '\'1\'')));
const OPERATIONS = struct<HeaderOperations>({ set: VALUES, add: VALUES, remove: optional(listOf(text('x-debug'))) });

/** Changes to headers. */
export const ROUTE_HEADERS = struct<RouteHeaders>({ request: optional(OPERATIONS), response: optional(OPERATIONS) });

/** Changes to headers, as plain data. */
export interface HeadersPlan {
  readonly request?: HeaderChanges;
  readonly response?: HeaderChanges;
}

/** Headers that are set, added and removed. */
export interface HeaderChanges {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** RFC 9110: the characters of a header name. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** What stands between two `%` of a value: doubled ones, and variables with what they ask for. */
const VARIABLES = /%%|%[A-Z_0-9]+(?:\([^)]*\))?(?::[0-9]+)?%/g;

/** Keys that cdk8s loses or rejects when it writes an object. */
const UNWRITABLE = ['__proto__', 'constructor'];

/** Whether a name is one that a header can have. */
export function isHeaderToken(name: string): boolean {
  return typeof name === 'string' && TOKEN.test(name) && !UNWRITABLE.includes(name.toLowerCase());
}

/** The changes that somebody asks for, or nothing where there are none. */
export function headersOf(path: string, { request, response }: RouteHeaders): HeadersPlan | undefined {
  const plan = { request: request && changesOf(`requests of '${path}'`, request), response: response && changesOf(`answers of '${path}'`, response) };
  for (const name of Object.keys(plan.response?.set ?? {})) {
    if (name === 'set-cookie') {
      refuse('CDI139', `'${path}' sets the header 'set-cookie' of answers, which throws away every cookie of the application`, 'use add, which keeps them');
    }
  }
  return plan.request ?? plan.response ? plan : undefined;
}

/** Changes with others laid over them: those of the same header take their place. */
export function headersOver(under: HeadersPlan | undefined, over: HeadersPlan | undefined): HeadersPlan | undefined {
  if (!under || !over) return over ?? under;
  return { request: changesOver(under.request, over.request), response: changesOver(under.response, over.response) };
}

function changesOver(under: HeaderChanges | undefined, over: HeaderChanges | undefined): HeaderChanges | undefined {
  if (!under || !over) return over ?? under;
  const changed = [...namesIn(over)];
  const kept = (headers: HeaderChanges['set'] = {}) => Object.entries(headers).filter(([name]) => !changed.includes(name));
  return compact([...kept(under.set), ...Object.entries(over.set ?? {})], [...kept(under.add), ...Object.entries(over.add ?? {})],
    [...(under.remove ?? []).filter(name => !changed.includes(name)), ...over.remove ?? []]);
}

function changesOf(whose: string, { set = {}, add = {}, remove = [] }: HeaderOperations): HeaderChanges | undefined {
  const checked = (headers: { [name: string]: string }) => Object.entries(headers).map(([name, value]): [string, string] => {
    checkValue(whose, name, value);
    return [nameIn(whose, name), value];
  });
  const [toSet, toAdd, toRemove] = [checked(set), checked(add), remove.map(name => nameIn(whose, name))];
  const names = [...toSet, ...toAdd].map(([name]) => name).concat(toRemove);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) refuse('CDI141', `the header '${twice}' in ${whose} is changed twice`, 'set it, add it or remove it');
  return compact(toSet, toAdd, toRemove);
}

function compact(set: [string, string][], add: [string, string][], remove: string[]): HeaderChanges | undefined {
  if (set.length + add.length + remove.length === 0) return undefined;
  return {
    ...set.length > 0 && { set: Object.fromEntries(set) },
    ...add.length > 0 && { add: Object.fromEntries(add) },
    ...remove.length > 0 && { remove },
  };
}

function namesIn({ set = {}, add = {}, remove = [] }: HeaderChanges): string[] {
  return [...Object.keys(set), ...Object.keys(add), ...remove];
}

/** The name as HTTP/2 has it, which tells no capitals. */
function nameIn(whose: string, name: string): string {
  const lower = String(name).toLowerCase();
  if (lower.startsWith(':') || lower === 'host') {
    refuse('CDI139', `the header ${shown(name)} in ${whose} is not one that can be changed`, 'use Rewrite.authority for the host, and Rewrite.path for the path');
  }
  if (!isHeaderToken(name)) refuse('CDI105', `a header name must be an HTTP token that Istio accepts, got ${shown(name)}`, 'use letters, digits and hyphens, as in x-request-id');
  return lower;
}

function checkValue(whose: string, name: string, value: string): void {
  if (typeof value !== 'string' || value === '') {
    refuse('CDI140', `the header '${name}' in ${whose} has the value ${shown(value)}, which Envoy leaves out`, 'pass a string that is not empty, or use remove');
  }
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
    refuse('CDI140', `the header '${name}' in ${whose} has a control character, got ${JSON.stringify(value)}`, 'leave it out');
  }
  if (value.replace(VARIABLES, '').includes('%')) {
    refuse('CDI140', `the header '${name}' in ${whose} has a % that is neither doubled nor around a variable, got '${value}'`,
      `use '${value.replace(/%+/g, '%%')}', or a variable such as %REQ(x-request-id)%`);
  }
}
