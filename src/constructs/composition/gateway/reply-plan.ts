import { traitsOfReply } from '../../values/route-traits';
import type { ReplyPlan } from '../../values/routes/reply';
import type { HostPlan } from '../host/host-plan';

/** The plan of what a gateway answers by itself: of a host without versions, at a port that nobody calls. */
export function planOfReply(source: string, reply: ReplyPlan): HostPlan {
  const route = { id: { source }, matches: [], destinations: [], mirrors: [], traits: traitsOfReply({}, reply), reply };
  return { host: source, names: [], subsets: [], ports: [{ protocol: 'http', number: 0, rules: [], routes: [route], clashes: [], conflicts: [] }], conflicts: [] };
}
