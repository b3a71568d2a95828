import type { IConstruct } from 'constructs';
import { faultOf } from './fault';
import type { Kind } from './kind';
import { refuse } from '../refusals/refusal';

// The compiler asks the same, but only in programs that it looks at: `tsx` and JavaScript run without it.

/** Refuses props of a construct that are missing or of another kind. */
export function demandProps(construct: IConstruct, props: unknown, kind: Kind<object>): void {
  // The path is put together anew each time that it is asked for.
  if (!kind.accepts(props)) refuseFault(`'${construct.node.path}'`, 'props', props, kind);
}

/** Refuses options of a call, such as `MeshPort.http`, that are of another kind. */
export function demandOptions(call: string, options: unknown, kind: Kind<object>): void {
  if (!kind.accepts(options)) refuseFault(call, 'options', options, kind);
}

/** Refuses an argument of a call that is missing or of another kind. */
export function demandArgument(call: string, name: string, value: unknown, kind: Kind<unknown>): void {
  if (kind.accepts(value)) return;
  const { trail, problem, remedy } = faultOf(kind, value, name);
  refuse('CDI436', `${trail} of ${call} ${problem}`, remedy);
}

/** What is wrong in the props is called by its own name, without theirs. */
function refuseFault(owner: string, what: string, value: unknown, kind: Kind<object>): never {
  const { trail, problem, remedy } = faultOf(kind, value, '');
  return refuse('CDI436', `${trail === '' ? `the ${what}` : trail.slice(1)} of ${owner} ${problem}`, remedy);
}
