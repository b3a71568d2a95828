import type { Json, JsonObject } from '../../../src/analysis/model/json';

const WRONG: readonly Json[] = [null, 0, 1, -1, 1.5, '', 'x', '1', true, false, [], {}, [null], ['x'], { a: 1 }, 'constructor', '__proto__', 1e300];

/** A wrong value at a random place, a field less, a field more, or an item twice. */
export function mutated(body: Json, seed: readonly number[]): Json {
  const [turn, what, which] = seed;
  if (typeof body !== 'object' || body === null) return WRONG[which % WRONG.length];
  const keys = Array.isArray(body) ? body.map((_, index) => index) : Object.keys(body);
  const key = keys[turn % Math.max(1, keys.length)];
  if (keys.length === 0 || seed.length <= 3) return changed(body as JsonObject | readonly Json[], key, what, which);
  const inner = mutated((body as Record<string | number, Json>)[key], seed.slice(3));
  return Array.isArray(body) ? body.map((item: Json, index) => index === key ? inner : item) : { ...body, [key]: inner };
}

function changed(body: JsonObject | readonly Json[], key: string | number | undefined, what: number, which: number): Json {
  const wrong = WRONG[which % WRONG.length];
  if (Array.isArray(body)) {
    const items = body as readonly Json[];
    if (what % 3 === 0) return items.filter((_, index) => index !== key);
    return what % 3 === 1 ? [...items, items[Number(key)] ?? wrong] : items.map((item, index) => index === key ? wrong : item);
  }
  const object = body as JsonObject;
  if (what % 3 === 0) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return what % 3 === 1 ? { ...object, [`x${which}`]: wrong } : { ...object, [String(key ?? 'x')]: wrong };
}
