import type { Subject } from './subject';
import type { Json, JsonObject } from '../../model/json';

/** Objects by the names of the fields that they have anywhere, so that a rule about a field looks at no other objects. */
export class FieldNames {
  private readonly byName = new Map<string, Subject[]>();

  constructor(private readonly all: readonly Subject[]) {
    for (const subject of all) {
      for (const name of namesIn(subject.object.body)) this.add(name, subject);
    }
  }

  /** Those that have one of these fields, in order. */
  having(names: readonly string[]): readonly Subject[] {
    const lists = names.map(name => this.byName.get(name)).filter(list => list !== undefined);
    if (lists.length < 2) return lists[0] ?? [];
    const found = new Set(lists.flat());
    return this.all.filter(subject => found.has(subject));
  }

  private add(name: string, subject: Subject): void {
    const known = this.byName.get(name);
    if (known) known.push(subject);
    else this.byName.set(name, [subject]);
  }
}

/** Nobody knows how deep a document is, so nothing calls itself here. */
function namesIn(body: JsonObject): Set<string> {
  const found = new Set<string>();
  const open: object[] = [body];
  for (const value of open) {
    if (!Array.isArray(value)) for (const name of Object.keys(value)) found.add(name);
    for (const inside of Object.values(value) as (Json | undefined)[]) if (typeof inside === 'object' && inside !== null) open.push(inside);
  }
  return found;
}
