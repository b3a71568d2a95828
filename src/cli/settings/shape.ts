import { problemOfGlob } from './globs';
import { problemOfOutside } from './outside';
import { codesNamed } from '../../analysis/checks/catalogue/entry-of';
import { fields, list, names, type Demand, type Scalar } from '../../analysis/checks/schema/shape';
import { problemOfIstioVersion } from '../../analysis/checks/values/istio-version';
import { orRather } from '../../analysis/checks/values/quoted';
import { alike } from '../../analysis/model/look-alikes';

/** A string that is not empty and keeps to what else must hold. */
function text(must: (value: string) => string | undefined = () => undefined): Scalar {
  const demand: Demand = value => typeof value !== 'string' || value.trim() === '' ? 'it is empty: write something, or leave the field out' : must(value);
  return { is: 'text', must: demand };
}

/** A string that is one of a few words. */
function oneOf(...words: readonly string[]): Scalar {
  return text(value => words.includes(value) ? undefined : `'${value}' is none of ${words.join(', ')}${orRather(alike(value, words))}`);
}

const OBJECT = /^(?:\S+ \S+|[^\s/]+\/[^\s/]+)$/;

/** What is wrong with the name of an object; nothing if there may be such an object. */
export function problemOfObject(value: string): string | undefined {
  return OBJECT.test(value) ? undefined : `'${value}' names no object: write 'VirtualService shop/cart', 'VirtualService cart' or shop/cart`;
}

/** What is wrong with the name of a code; nothing if findings have it. */
export function problemOfCode(value: string): string | undefined {
  if (codesNamed(value).length > 0) return undefined;
  // Small letters, and the letter for the digit.
  const meant = value.toUpperCase().replaceAll('O', '0');
  return `no finding has the code ${value}${codesNamed(meant).length > 0 ? `, but there is ${meant}` : ''}; 'cdk8s-istio explain' lists all codes`;
}

const GLOB = text(problemOfGlob);
const PATH = text(value => value === '-' ? "'-' is the standard input, which only a call can mean" : undefined);

const IGNORE = fields({ code: text(problemOfCode), reason: text(), object: text(problemOfObject), path: GLOB }, { required: ['code', 'reason'] });

const MAP_OF_GLOBS: Demand = value => Object.keys(value as object).map(problemOfGlob).find(problem => problem !== undefined);

/** What may stand in a file of settings: `schema/settings.json` says the same to editors. */
export const SETTINGS = fields({
  paths: list(PATH),
  exclude: list(GLOB),
  each: { is: 'whole', least: 0, most: 99 },
  namespace: text(),
  namespaces: names(text(), { must: MAP_OF_GLOBS }),
  with: list(PATH),
  knownServices: list(text(problemOfOutside('service'))),
  knownGateways: list(text(problemOfOutside('gateway'))),
  clusterDomain: text(problemOfOutside('domain')),
  ignore: list(IGNORE),
  failOn: oneOf('error', 'warning', 'info'),
  istioVersion: text(problemOfIstioVersion),
});
