import { dump } from 'js-yaml';
import { itemsIn, type Json, type JsonObject, numberIn, objectIn, textIn } from '../../analysis/model/json';

/** Why a file of istio-config-validator is not read, with its first test as it is written here; nothing of any other file. */
export function foreignFile(value: Json): string | undefined {
  const cases = objectIn(value)?.testCases;
  if (cases === undefined) return undefined;
  const first = itemsIn(cases).map(objectIn).find(one => one !== undefined);
  const example = first === undefined ? '' : `; its first test is written so here:\n${dump({ tests: [converted(first)] }, { lineWidth: -1 }).trimEnd().replace(/^/gm, '  ')}`;
  return `this is a file of tests for istio-config-validator, which does not say whose proxy a request goes through${example}`;
}

function converted(one: JsonObject): object {
  const { authority, method, uri, headers } = objectIn(one.request) ?? {};
  const request = { from: 'gateway/NAME, or sidecar/NAMESPACE', host: only(authority), path: only(uri), method: only(method), headers };
  const written = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
  return { name: textIn(one.description) ?? 'what it is about', request: written, expect: expected(one) };
}

function only(value: Json | undefined): Json | undefined {
  return Array.isArray(value) && value.length === 1 ? (value as readonly Json[])[0] : value;
}

/** A test for a request that does not go somewhere has no counterpart: where it goes has to be said. */
function expected(one: JsonObject): object {
  if ((one.wantMatch ?? one.isMatch) === false) return { to: 'HOST/SUBSET that answers instead' };
  const { rewrite, fault, headers } = one;
  const all = { to: sharesOf(one), redirect: redirectOf(one), rewrite, fault, headers };
  const written = Object.entries(all).filter(([, value]) => value !== undefined);
  return written.length > 0 ? Object.fromEntries(written) : { to: 'HOST/SUBSET' };
}

/** Older files have one destination. */
function sharesOf({ route, destination }: JsonObject): object | undefined {
  const routes = itemsIn(route).map(objectIn).filter(one => one !== undefined);
  const old = objectIn(destination);
  const targets = routes.length > 0 || old === undefined ? routes : [{ destination: old }];
  if (targets.length === 0) return undefined;
  return Object.fromEntries(targets.map(target => [placeOf(objectIn(target.destination)), numberIn(target.weight) ?? 100]));
}

function redirectOf({ redirect }: JsonObject): object | undefined {
  const written = objectIn(redirect);
  if (written === undefined) return undefined;
  const { redirectCode, ...others } = written;
  return { ...others, ...redirectCode !== undefined && { code: redirectCode } };
}

function placeOf(destination: JsonObject | undefined): string {
  const port = numberIn(objectIn(destination?.port)?.number);
  return `${textIn(destination?.host) ?? 'HOST'}/${textIn(destination?.subset) ?? '*'}${port === undefined ? '' : `:${port}`}`;
}
