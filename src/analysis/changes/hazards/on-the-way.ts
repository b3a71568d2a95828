import { type Facts, hazardRule } from './hazard';
import { deciding, destinationText, objectText, requestsText } from './words';
import type { ManifestObject } from '../../model/manifest';
import type { Destination, Outcome } from '../../routing/traffic/outcome';
import { eventText } from '../moments/event';
import type { Harm } from '../moments/losses';

type Code = 'PLN101' | 'PLN102' | 'PLN103' | 'PLN104' | 'PLN105' | 'PLN106';

/** What happens to requests while a change is applied. */
export const onTheWay = hazardRule<Code>({
  PLN101: { level: 'error', title: 'routes must wait for the pods that they lead to', remedy: 'make it two commits: deploy, wait until the workload is available, and then move the routes' },
  PLN102: { level: 'error', title: 'routes must lead to subsets that every proxy knows', remedy: 'add a subset one commit before routes lead to it, and remove it one commit after none does' },
  PLN103: { level: 'error', title: 'pods must stay until no route leads to them', remedy: 'make it two commits: move the routes, wait until every proxy has them, and then remove the workload' },
  PLN104: { level: 'error', title: 'what is answered before a change must be answered after it', remedy: 'keep what answers these requests, or remove it once nobody sends them' },
  PLN105: { level: 'warning', title: 'requests must not reach other versions on the way', remedy: 'add the new rules one commit before the old ones go' },
  PLN106: { level: 'error', title: 'a host must have routes at every moment', remedy: 'add the new Gateway or VirtualService one commit before the old one goes' },
}, (facts, tell) => {
  for (const harm of facts.harms) tell(codeOf(harm), objectOf(harm, facts), messageOf(harm));
});

function codeOf({ kind, unanswered, requests, moment }: Harm): Code {
  if (kind === 'astray') return 'PLN105';
  if (kind === 'lost for good') return 'PLN104';
  if (unanswered?.status === '503 NC') return 'PLN102';
  if (unanswered?.status !== '503 UH') return 'PLN106';
  const isWaiting = moment !== undefined && moment.notReady.length > 0;
  return isWaiting || !isReached(requests.before, unanswered.destination) ? 'PLN101' : 'PLN103';
}

/** Whether requests get to a destination before the change: then its pods have gone, and otherwise they are still to come. */
function isReached({ destinations }: Outcome, destination: Destination | undefined): boolean {
  return destinations.some(({ host, subset, share }) => share > 0 && host === destination?.host && subset === destination.subset);
}

/** The object whose change does it; of what is so in the end, the VirtualService that decides. */
function objectOf({ moment, requests }: Harm, { changes, after, before }: Facts): ManifestObject | undefined {
  const event = moment?.after;
  if (event !== undefined && event.kind !== 'settle') return event.object;
  const rule = deciding(requests.after, after.manifests.objects) ?? deciding(requests.before, before.manifests.objects);
  return rule ?? changes.map(change => change.after ?? change.before)[0];
}

function messageOf(harm: Harm): string {
  const { kind, requests, share, destination, moment } = harm;
  const when = moment?.after === undefined ? '' : ` after ${eventText(moment.after)}`;
  if (kind === 'astray') {
    const where = destination === undefined ? 'other pods' : destinationText(destination);
    return `${requestsText(requests, share)} reaches ${where}${when}, where neither the old nor the new rules send it`;
  }
  return `${lossOf(harm)}${kind === 'lost for good' ? ' from now on' : `${when}${waitedFor(moment)}`}`;
}

function waitedFor(moment: Harm['moment']): string {
  const workloads = moment?.notReady ?? [];
  return workloads.length === 0 ? '' : ` until ${workloads.map(objectText).join(' and ')} ${workloads.length === 1 ? 'is' : 'are'} ready`;
}

function lossOf({ requests, share, unanswered }: Harm): string {
  const isConnection = requests.witness.scheme === 'tcp' || requests.witness.scheme === 'tls';
  return `${requestsText(requests, share)} ${isConnection ? `are closed${whyClosed(unanswered)}` : `gets ${whatIsGot(unanswered)}`}`;
}

function whyClosed(unanswered: Harm['unanswered']): string {
  if (unanswered?.destination === undefined) return '';
  return ` (${destinationText(unanswered.destination)} ${unanswered.status === '503 NC' ? 'is no cluster that proxies know' : 'has no endpoints'})`;
}

function whatIsGot(unanswered: Harm['unanswered']): string {
  if (unanswered === undefined) return 'no answer';
  const { status, destination } = unanswered;
  if (destination === undefined) return 'a 404 (no route)';
  if (status === 'no service') return 'no answer (no service of the mesh has the host)';
  return `a 503 (${destinationText(destination)} ${status === '503 NC' ? 'is no cluster that proxies know' : 'has no endpoints'})`;
}
