import { inSeconds, nanosecondsIn } from './durations';
import { type Json, type JsonObject, objectIn } from '../../model/json';

/** The fields of policies that hold a duration. */
const DURATIONS: ReadonlySet<string> = new Set([
  'connectTimeout', 'idleTimeout', 'maxConnectionDuration', 'time', 'interval', 'baseEjectionTime', 'ttl', 'maxAge', 'warmupDurationSecs', 'duration',
]);

/** Fields whose names are somebody's own, as those of regions. */
const MAPS: ReadonlySet<string> = new Set(['to']);

/** A block of fields in one form, whichever way it is written: names as JSON has them, durations in seconds, and nothing of what is null. */
export function plainForm(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).flatMap(([written, value]) => {
    const name = written.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return value === undefined || value === null ? [] : [[name, MAPS.has(name) ? value : plainValue(name, value)] as const];
  }));
}

function plainValue(name: string, value: Json): Json {
  const duration = DURATIONS.has(name) ? nanosecondsIn(value) : undefined;
  if (duration !== undefined) return inSeconds(duration);
  if (Array.isArray(value)) return (value as readonly Json[]).map(one => plainValue('', one));
  const object = objectIn(value);
  return object === undefined ? value : plainForm(object);
}
