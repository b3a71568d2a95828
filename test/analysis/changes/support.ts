import { planOf, type Plan, type PlanOptions } from '../../../src/analysis/changes/plan';
import { readText } from '../../../src/analysis/reader/read-text';

/** Objects of the service `pay`, in the shortest form. */
export const SERVICE = object('v1', 'Service', 'pay', '{ selector: { app: pay }, ports: [{ name: http, port: 80 }] }');

/** A Deployment of a version. */
export function version(name: string, more = '', labels = `app: pay, version: ${name}`): string {
  return object('apps/v1', 'Deployment', `pay-${name}`, `{ ${more} selector: { matchLabels: { app: pay, version: ${name} } }, template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: pay, image: "pay:${name}" }] } } }`);
}

/** The DestinationRule with these subsets. */
export function subsets(...names: readonly string[]): string {
  return object('networking.istio.io/v1', 'DestinationRule', 'pay-rule', `{ host: pay, subsets: [${names.map(name => `{ name: ${name}, labels: { version: ${name} } }`).join(', ')}] }`);
}

/** The VirtualService with these routes. */
export function routes(...http: readonly string[]): string {
  return object('networking.istio.io/v1', 'VirtualService', 'pay', `{ hosts: [pay], http: [${http.join(', ')}] }`);
}

/** A route that takes everything, with per cent by subset. */
export function split(shares: Readonly<Record<string, number>>, more = ''): string {
  const all = Object.entries(shares).map(([subset, weight]) => `{ destination: { host: pay, subset: ${subset} }, weight: ${weight} }`);
  return `{ ${more} route: [${all.join(', ')}] }`;
}

/** An object of the namespace shop. */
export function object(apiVersion: string, kind: string, name: string, spec: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;
}

/** The plan of two states, each of some documents. */
export function plan(before: readonly string[], after: readonly string[], options?: PlanOptions): Plan {
  const [old, now] = [before, after].map(documents => readText(documents.join('---\n'), 'state.yaml'));
  expect([...old.unreadable, ...now.unreadable]).toEqual([]);
  return planOf(old, now, options);
}

/** The steps of a plan, each with the names of its objects; what goes has a minus. */
export function stepsOf({ steps }: Plan): readonly string[] {
  return steps.map(step => step.map(({ kind, object: one }) => `${kind === 'remove' ? '-' : ''}${one.kind} ${one.name}`).join(', '));
}

/** The hazards of a plan by code and message. */
export function hazardsOf({ hazards }: Plan): readonly string[] {
  return hazards.map(({ code, message }) => `${code} ${message}`);
}
