import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { destinationRule, either, ROUTE, virtualService } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { isDnsLabel } from '../../values/label';
import { quoted } from '../../values/quoted';

/** What objects are exported to. */
export const EXPORT_TO = demand({
  finds: {
    MAN010: {
      level: 'error', istio: 'webhook', kiali: null, title: 'exportTo must list namespaces, each once, or * alone', remedy: 'write the names of namespaces, . for that of the object, or * alone',
    },
    MAN011: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a DestinationRule with a workloadSelector must be exported to its own namespace alone', remedy: 'leave exportTo out',
    },
  },
  examples: () => ({
    MAN010: either(scopes => virtualService(`{ hosts: [reviews], exportTo: [${scopes}], http: [{ ${ROUTE} }] }`), '"*", shop', 'shop, other'),
    MAN011: either(scopes => destinationRule(`{ host: reviews, exportTo: [${scopes}], workloadSelector: { matchLabels: { app: a } } }`), '"*"', '"."'),
  }),
});

/** What an object is exported as. */
export interface Export {
  /** A ServiceEntry may be exported to no one at all. */
  readonly toNoOne?: boolean;
  /** A DestinationRule for some workloads holds in its own namespace alone. */
  readonly atHomeOnly?: boolean;
}

/** The namespaces that an object is exported to. */
export function wantExportTo({ object, spec }: Subject, say: Say<'MAN010' | 'MAN011'>, { toNoOne = false, atHomeOnly = false }: Export = {}): void {
  const list = spec.get('exportTo');
  const known = new Set<string>();
  for (const item of list.items()) {
    const key = item.text === '.' ? object.namespace : item.text;
    const problem = known.has(key) ? 'is there twice' : isAllowed(key, toNoOne) ? undefined : 'is not a namespace';
    if (problem) say('MAN010', item, `${quoted(item.text)} ${problem}`);
    else known.add(key);
  }
  wantAlone(known, list, say);
  if (atHomeOnly) wantHome(object.namespace, known, list, say);
}

function wantAlone(known: ReadonlySet<string>, list: Field, say: Say<'MAN010'>): void {
  for (const alone of ['*', '~']) {
    if (known.has(alone) && list.length > 1) say('MAN010', list, `${quoted(alone)} must stand alone, but there are other namespaces`);
  }
}

function isAllowed(key: string, toNoOne: boolean): boolean {
  return key === '*' || toNoOne && key === '~' || isDnsLabel(key);
}

function wantHome(home: string, known: ReadonlySet<string>, list: Field, say: Say<'MAN011'>): void {
  if (known.size > 0 && (known.size > 1 || !known.has(home))) {
    say('MAN011', list, `a rule for some workloads is exported to ${[...known].join(', ')}`);
  }
}
