import { Selecting } from './label-index';
import type { Subject } from '../objects/subject';

/** Services by what they select. */
export class Services {
  private readonly byNamespace = new Map<string, Selecting<Subject>>();

  constructor(services: readonly Subject[]) {
    const all = new Map<string, { selector: Readonly<Record<string, string>>; item: Subject }[]>();
    for (const item of services) {
      const one = { selector: item.spec.get('selector').labels, item };
      all.set(item.object.namespace, all.get(item.object.namespace) ?? []);
      all.get(item.object.namespace)?.push(one);
    }
    for (const [namespace, own] of all) this.byNamespace.set(namespace, new Selecting(own));
  }

  /** Those that select pods with these labels; one without a selector is among them. */
  selecting(namespace: string, labels: Readonly<Record<string, string>>): readonly Subject[] {
    return this.byNamespace.get(namespace)?.of(labels) ?? [];
  }
}
