import type { TextTest } from './text-test';
import { refuse, shown } from '../../refusals/refusal';

/** An identifier of protocol buffers, with its packages before it or alone. */
const FULL_NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The paths of calls: `/package.Service/Method`. */
export function grpcPath(service: string, method: string | undefined): TextTest {
  if (typeof service !== 'string' || !FULL_NAME.test(service)) {
    refuse('CDI130', `a gRPC service must be named as in its .proto file, got ${shown(service)}`, 'pass the package and the service, as in shop.Cart');
  }
  if (method === undefined) return { kind: 'prefix', value: `/${service}/` };
  if (typeof method !== 'string' || !NAME.test(method)) {
    refuse('CDI130', `a method of '${service}' must be named as in its .proto file, got ${shown(method)}`, 'pass the method alone, as in Checkout, or leave it out for all of them');
  }
  return { kind: 'exact', value: `/${service}/${method}` };
}
