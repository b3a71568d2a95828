import { type Checked, type CheckOptions, checked, counted } from './check';
import { hintsIn } from './hints';
import { Context } from './index/context';
import { isTakenBack } from './missing';
import { RULES } from './rules/rules';
import type { Finding } from '../model/finding';
import type { ManifestObject, Manifests } from '../model/manifest';
import { cached, gathered, grouped } from '../model/maps';
import { Company } from '../worlds/company';
import type { World, Worlds } from '../worlds/world';

/** Everything that is wrong in some worlds, each finding once. Each document is looked at once by itself, and objects together in each world. */
export function checkedIn(worlds: Worlds, options: CheckOptions = {}): Checked {
  const company = new Company(worlds);
  const [first, ...others] = worlds.all;
  if (others.length === 0 && !first.isOpen) return checked(company.alone(first), options);
  const documents = new Documents(worlds);
  const together = worlds.all.map(world => ({ world, ...foundIn(world, company, options) }));
  const ofDocuments = saidOf(new Context(documents.manifests, options.istioMinor), 'document');
  const said = [...ofDocuments, ...together.flatMap(({ world, found }) => found.map(one => ({ ...one, world })))];
  const about = grouped(said, ({ finding }) => documents.keyOf(finding));
  const findings = [...about.values()].flatMap(same => documents.toldOnce(same));
  const told = findings.sort((one, other) => one.rule - other.rule).map(({ finding }) => finding);
  return { ...counted(told, documents.manifests, options), hints: [...new Set(together.flatMap(({ hints }) => hints))] };
}

/** A finding, and the place of its rule in the list of rules. */
interface Said {
  readonly rule: number;
  readonly finding: Finding;
}

/** A finding of a world; that of a document by itself is of none. */
interface Sighting extends Said {
  readonly world?: World;
}

/** What the rules say that look at objects together, and what would mend it. */
interface FoundTogether {
  readonly found: readonly Said[];
  readonly hints: readonly string[];
}

/** What somebody else's objects take back is not said: they may be in the cluster as well. */
function foundIn(world: World, company: Company, { istioMinor }: CheckOptions): FoundTogether {
  const alone = new Context(company.alone(world), istioMinor);
  const found = saidOf(alone, 'set').filter(({ finding }) => !world.isOpen || !isTakenBack(finding.code));
  const hints = hintsIn(alone);
  const neighbours = found.length + hints.length === 0 ? undefined : company.among(world);
  if (neighbours === undefined) return { found, hints };
  const among = new Context(neighbours, istioMinor);
  const still = gathered(saidOf(among, 'set').map(({ finding }) => [finding.object, textOf(finding)] as const));
  return { found: found.filter(({ finding }) => still.get(finding.object)?.includes(textOf(finding))), hints: hintsIn(among) };
}

function saidOf(context: Context, scope: 'document' | 'set'): Said[] {
  return RULES.flatMap((rule, at) => rule.scope === scope ? rule.check(context).map(finding => ({ rule: at, finding })) : []);
}

function textOf({ code, path }: Finding): string {
  return [code, ...path].join(' ');
}

/** Knows in which worlds each document is. */
class Documents {
  /** Each document once, as the first world has it. */
  readonly manifests: Manifests;
  private readonly worlds: ReadonlyMap<ManifestObject['body'], readonly World[]>;
  private readonly numbers = new Map<ManifestObject['body'], number>();

  private readonly areSeveral: boolean;

  constructor({ all, manifests }: Worlds) {
    this.areSeveral = all.length > 1;
    const members = all.flatMap(world => world.members.map(({ object }) => ({ world, object })));
    this.worlds = gathered(members.map(({ world, object }) => [object.body, world] as const));
    const objects = new Map([...members].reverse().map(({ object }) => [object.body, object]));
    this.manifests = { ...manifests, objects: manifests.objects.flatMap(({ body }) => objects.get(body) ?? []) };
  }

  /** What findings about one thing have in common. */
  keyOf(finding: Finding): string {
    return `${cached(this.numbers, finding.object.body, () => this.numbers.size)} ${textOf(finding)}`;
  }

  /**
   * What counts of the findings about one thing: those of a document, those of any certain world, and those of all others where all agree. They are told in the words
   * of the first world, or of the first that proves more.
   */
  toldOnce(same: readonly Sighting[]): Said[] {
    const having = this.worlds.get(same[0].finding.object.body) ?? [];
    const seen = grouped(same, ({ world }) => world);
    const guesses = having.filter(({ isCertain }) => !isCertain);
    const isAgreed = guesses.every(world => seen.has(world));
    const worlds = seen.has(undefined) ? having : having.filter(world => seen.has(world) && (world.isCertain || isAgreed));
    if (worlds.length === 0) return [];
    const found = { names: worlds.map(({ name }) => name), of: having.length };
    const first = worlds.find(world => seen.get(world)?.some(({ finding }) => finding.level === undefined)) ?? worlds[0];
    const told = seen.get(undefined) ?? seen.get(first) ?? [];
    return told.map(({ rule, finding }) => ({ rule, finding: this.areSeveral ? { ...finding, worlds: found } : finding }));
  }
}
