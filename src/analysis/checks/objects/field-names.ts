import type { Subject } from './subject';
import type { Json } from '../../model/json';
import { cached } from '../../model/maps';

/** Objects by the names of the fields that they have anywhere, so that a rule about a field looks at no other objects. */
export class FieldNames {
  private readonly byName = new Map<string, Subject[]>();

  constructor(private readonly all: readonly Subject[]) {
    for (const subject of all) this.addNames(subject);
  }

  /** Those that have one of these fields, in order. */
  having(names: readonly string[]): readonly Subject[] {
    const lists = names.map(name => this.byName.get(name)).filter(list => list !== undefined);
    if (lists.length < 2) return lists[0] ?? [];
    const found = new Set(lists.flat());
    return this.all.filter(subject => found.has(subject));
  }

  /** Nobody knows how deep a document is, so nothing calls itself here. */
  private addNames(subject: Subject): void {
    const open: object[] = [subject.object.body];
    for (const value of open) {
      if (!Array.isArray(value)) for (const name of Object.keys(value)) this.add(name, subject);
      for (const inside of Object.values(value) as (Json | undefined)[]) if (typeof inside === 'object' && inside !== null) open.push(inside);
    }
  }

  /** An object is looked through at once, so where it is known already it is the last. */
  private add(name: string, subject: Subject): void {
    const known = cached(this.byName, name, () => []);
    if (known.at(-1) !== subject) known.push(subject);
  }
}
