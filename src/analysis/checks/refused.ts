import { entryOf } from './catalogue/entry-of';
import { Context } from './index/context';
import { RULES } from './rules/rules';
import type { Finding } from '../model/finding';
import type { ManifestObject } from '../model/manifest';

/** Who refuses an object on its way into the cluster. */
const REFUSING: readonly (string | null | undefined)[] = ['schema', 'webhook'];

/** Why an object does not get into a cluster: the first finding for which it is refused. Nothing where it is taken, whatever else is wrong with it. */
export function refusalOf(object: ManifestObject): Finding | undefined {
  const context = new Context({ objects: [object], unreadable: [] });
  return RULES.flatMap(rule => rule.check(context)).find(({ code }) => {
    const entry = entryOf(code);
    return entry?.level === 'error' && REFUSING.includes(entry.istio);
  });
}
