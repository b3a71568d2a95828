import { Selecting } from './label-index';
import type { Context, Subject } from '../context';

/** Services by what they select. */
export class Services {
  private readonly byNamespace = new Map<string, Selecting<Subject>>();

  constructor(context: Context) {
    const all = new Map<string, { selector: Readonly<Record<string, string>>; item: Subject }[]>();
    for (const item of context.services) {
      const one = { selector: item.spec.get('selector').labels, item };
      all.set(item.object.namespace, all.get(item.object.namespace) ?? []);
      all.get(item.object.namespace)?.push(one);
    }
    for (const [namespace, services] of all) this.byNamespace.set(namespace, new Selecting(services));
  }

  /** Those that select pods with these labels; one without a selector is among them. */
  selecting(namespace: string, labels: Readonly<Record<string, string>>): readonly Subject[] {
    return this.byNamespace.get(namespace)?.of(labels) ?? [];
  }
}
