import type { Json, JsonObject } from '../../model/json';
import { textsAt } from '../fields/fields';
import { plainForm } from '../fields/plain-form';
import type { Policy } from '../traffic/outcome';

/** The CORS policy of a route. Policies that mean the same are the same: browsers take the items of its lists in any order. */
export function corsIn(cors: JsonObject | undefined): Policy | null {
  if (cors === undefined) return null;
  const { allowOrigin: _, allowOrigins, unmatchedPreflights, allowCredentials, ...others } = plainForm(cors);
  const older = textsAt(cors, 'allowOrigin').map(exact => ({ exact }));
  return {
    ...Array.isArray(allowOrigins) ? { allowOrigins: inOrder(allowOrigins) } : older.length > 0 && { allowOrigins: inOrder(older) },
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [name, Array.isArray(value) ? inOrder(value) : value])),
    ...allowCredentials === true && { allowCredentials },
    ...unmatchedPreflights === 'IGNORE' && { unmatchedPreflights },
  };
}

/** The items of a list whose order makes no difference. */
export function inOrder(items: readonly Json[]): readonly Json[] {
  return [...items].sort((one, other) => JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
}
