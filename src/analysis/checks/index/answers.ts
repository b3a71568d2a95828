import type { Context } from './context';
import type { Behind } from './hosts';
import { machinesAnswer } from './machines';
import type { Answer } from '../../model/workloads/given-labels';
import { endpointsOf } from '../../routing/services/endpoints';
import { serviceOf, servicesOf } from '../../routing/services/services';

type Labels = Readonly<Record<string, string>>;

/** Whether a host has pods by its selector, wherever `istioctl analyze` looks for them; a name that stands for another one is taken for such a host, too. */
export function isForPods({ subject: { object, spec } }: Behind): boolean {
  return object.kind === 'Service' && (spec.get('type').text === 'ExternalName' || Object.keys(spec.get('selector').labels).length > 0);
}

/** Whether somebody with these labels may answer for a host; clients of a headless Service choose by themselves. */
export function answerFor(behind: Behind, labels: Labels, context: Context): Answer {
  if (behind.subject.spec.get('clusterIP').text === 'None') return 'unknown';
  return isForPods(behind) ? ofPods(labels, context) : ofEndpoints(behind, labels, context);
}

/** Machines have labels as pods have. */
function ofPods(labels: Labels, context: Context): Answer {
  const answer = context.pods.answer(labels);
  return answer === 'no' ? machinesAnswer(labels, context) : answer;
}

/** Endpoints of a ServiceEntry, or of a Service without a selector, are those that the simulator finds. */
function ofEndpoints({ subject: { object } }: Behind, labels: Labels, context: Context): Answer {
  const [service] = object.kind === 'Service' ? [serviceOf(object, context.domain)] : servicesOf(object);
  if (service === undefined || service.ports.length === 0 || service.resolution === 'unresolved' || service.resolution === 'dynamic') return 'unknown';
  const { workloads } = context.mesh.indexes();
  const answers = new Set(service.ports.flatMap(port => endpointsOf(service, port, workloads)?.map(({ carries }) => carries(labels)) ?? ['unknown' as const]));
  return answers.has('yes') ? 'yes' : answers.has('unknown') ? 'unknown' : 'no';
}
