import type { Manifests } from '../../analysis/model/manifest';
import { cached } from '../../analysis/model/maps';
import { HostsKnown } from '../../analysis/requests/hosts-known';
import type { ExplainedOutcome, Mesh } from '../../analysis/routing/mesh';
import type { Request } from '../../analysis/routing/traffic/request';
import { Company } from '../../analysis/worlds/company';
import type { World, Worlds } from '../../analysis/worlds/world';
import { answerOf } from '../../report/answer';
import { reportedMesh } from '../../report/refused';

/** A request that is completed from the manifests of a world. */
export type Ask = (manifests: Manifests) => Request;

/** What a world says of a request. */
interface Answered {
  readonly world: World;
  readonly request: Request;
  readonly outcome: ExplainedOutcome;
}

/** A world that answers. */
interface Asked {
  readonly manifests: Manifests;
  readonly mesh: Mesh;
}

/** What becomes of requests in worlds that agree, or of which only one knows the host. */
export class Answers {
  private readonly asked = new Map<World, Asked>();
  private readonly hosts = new Map<World, HostsKnown>();
  private readonly company: Company;

  constructor(private readonly worlds: Worlds) {
    this.company = new Company(worlds);
  }

  /** @throws if worlds that know the host do not agree, or if no world understands the request */
  to(ask: Ask): ExplainedOutcome {
    const errors: unknown[] = [];
    const answered = this.worlds.all.flatMap(world => {
      try {
        return [this.answer(world, ask)];
      } catch (error) {
        errors.push(error);
        return [];
      }
    });
    if (answered.length === 0) throw errors[0];
    if (answered.length === 1) return answered[0].outcome;
    const known = answered.filter(({ world, request: { host, from } }) => this.hostsOf(world).has(host.toLowerCase(), from.namespace));
    return agreed(known.length > 0 ? known : answered);
  }

  private answer(world: World, ask: Ask): Answered {
    const { manifests, mesh } = this.askedIn(world);
    const request = ask(manifests);
    return { world, request, outcome: mesh.route(request) };
  }

  private hostsOf(world: World): HostsKnown {
    return cached(this.hosts, world, () => new HostsKnown(this.askedIn(world).manifests));
  }

  private askedIn(world: World): Asked {
    return cached(this.asked, world, () => {
      const manifests = this.company.among(world) ?? this.company.alone(world);
      return { manifests, mesh: reportedMesh(manifests) };
    });
  }
}

function agreed(answered: readonly Answered[]): ExplainedOutcome {
  const [{ outcome }, ...others] = answered;
  if (others.every(other => textOf(other.outcome) === textOf(outcome))) return outcome;
  const names = answered.map(({ world: { name } }) => `  ${name}`);
  throw new Error(['several worlds know the host, and what becomes of the request differs between them: pass the folder of one of them', ...names].join('\n'));
}

/** What is compared: not where it is written. */
function textOf(outcome: ExplainedOutcome): string {
  return JSON.stringify({ ...answerOf(outcome), origin: null, why: [] });
}
