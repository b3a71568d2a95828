import { codesNamed } from '../analysis/checks/catalogue/entry-of';
import type { Ignored } from '../analysis/checks/suppression';
import type { Level } from '../analysis/model/finding';
import { itemsIn, objectIn, textIn, type Json, type JsonObject } from '../analysis/model/json';

/** The properties as they are meant, and everything that is wrong with them. */
export interface Settings {
  readonly namespace?: string;
  readonly clusterDomain?: string;
  readonly ignore: readonly Ignored[];
  readonly failOn: Level;
  readonly problems: readonly string[];
}

const LEVELS: readonly Level[] = ['error', 'warning', 'info'];

/** What each property has to be, if it is there, and the words for it. */
const PROPERTIES: Readonly<Record<string, readonly [isRight: (value: Json) => boolean, wanted: string]>> = {
  namespace: [isText, 'the name of a namespace'],
  clusterDomain: [isText, 'the domain of the cluster, such as cluster.local'],
  ignore: [Array.isArray, 'a list of { code: …, reason: … }'],
  failOn: [value => levelIn(value) !== undefined, 'error, warning or info'],
};
const NAMES = 'namespace, clusterDomain, ignore or failOn';

/** Reads the properties of `cdk8s.yaml`, which hold what somebody wrote. */
export function settingsOf(properties: unknown): Settings {
  // It was YAML before cdk8s read it.
  const given = objectIn(properties as Json);
  if (!given) return { ignore: [], failOn: 'warning', problems: [`properties is ${shown(properties as Json)}: write ${NAMES} below it`] };
  const items = itemsIn(given.ignore);
  return {
    namespace: textIn(given.namespace),
    clusterDomain: textIn(given.clusterDomain),
    ignore: items.flatMap(item => ignoredIn(item) ?? []),
    failOn: levelIn(given.failOn) ?? 'warning',
    problems: [...wrongProperties(given), ...wrongItems(items)],
  };
}

function wrongProperties(properties: JsonObject): string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!Object.hasOwn(PROPERTIES, name)) return [`'${name}' is not a property: write ${NAMES}`];
    const [isRight, wanted] = PROPERTIES[name];
    return value === undefined || isRight(value) ? [] : [`${name} is ${shown(value)}: write ${wanted}`];
  });
}

function wrongItems(items: readonly Json[]): string[] {
  const wanted = 'the code and the reason, and the object if it is about only one, as in { code: MAN705, reason: this subset is every pod }';
  return items.flatMap((item, index) => {
    const ignored = ignoredIn(item);
    if (ignored === undefined) return [`ignore[${index}] is ${shown(item)}: write ${wanted}`];
    return codesNamed(ignored.code).length === 0 ? [`ignore[${index}] names ${ignored.code}, which is not the code of a finding: 'cdk8s-istio explain' lists all codes`] : [];
  });
}

function levelIn(value: Json | undefined): Level | undefined {
  return LEVELS.find(level => level === value);
}

function ignoredIn(item: Json): Ignored | undefined {
  const { code, reason, object, ...others } = objectIn(item) ?? {};
  const isAboutObject = object === undefined || isText(object);
  if (!isText(code) || !isText(reason) || !isAboutObject || Object.keys(others).length > 0) return undefined;
  return /^(?:MAN|IST|KIA)\d+$/.test(code) ? { code, reason, object } : undefined;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function shown(value: Json): string {
  return JSON.stringify(value) ?? 'nothing';
}
