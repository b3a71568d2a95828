import type { World, Worlds } from './world';
import { isToBeWrittenOnce } from '../checks/objects/kinds';
import { identity } from '../checks/objects/subject';
import type { ManifestObject, Manifests } from '../model/manifest';
import { cached } from '../model/maps';

/** Knows which worlds may be in one cluster: those that have nothing in common. */
export class Company {
  private readonly marks = new Map<World, ReadonlySet<string | ManifestObject>>();

  constructor(private readonly worlds: Worlds) {}

  /** The objects of a world. */
  alone({ members }: World): Manifests {
    return holding(members.map(({ object }) => object), this.worlds.manifests);
  }

  /** The objects of a world, and before them those of all certain worlds that may be beside it; nothing where there are none. */
  among(world: World): Manifests | undefined {
    const neighbours = this.worlds.all.filter(other => other !== world && other.isCertain && other.within === world.within);
    const others = neighbours.filter(other => !this.haveCommon(world, other));
    if (others.length === 0) return undefined;
    return holding([...others, world].flatMap(({ members }) => members.map(({ object }) => object)), this.worlds.manifests);
  }

  /** Whether two worlds have a document in common, or an object of one name. */
  haveCommon(one: World, other: World): boolean {
    const known = this.marksOf(other);
    return [...this.marksOf(one)].some(mark => known.has(mark));
  }

  private marksOf(world: World): ReadonlySet<string | ManifestObject> {
    return cached(this.marks, world, () => {
      const told = world.members.filter(({ written }) => isToBeWrittenOnce(written));
      return new Set(told.flatMap(({ written, object }) => [written, identity(object)]));
    });
  }
}

/** Some objects of manifests, beside what is outside of all of them. What they write themselves replaces it. */
export function holding(objects: readonly ManifestObject[], { outside = new Set(), ...manifests }: Manifests): Manifests {
  if (outside.size === 0) return { ...manifests, objects };
  const own = new Set(objects.map(identity));
  const beside = [...outside].filter(object => !own.has(identity(object)));
  return { ...manifests, objects: [...objects, ...beside], outside: new Set(beside) };
}
