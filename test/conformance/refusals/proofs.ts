import { BALANCING } from './balancing';
import { EDGE } from './edge';
import { MATCHES } from './matches';
import { MESH } from './mesh';
import type { IstioCode, ProofsOf } from './proof';
import { RELEASE } from './release';
import { ROUTES } from './routes';
import { VALUES } from './values';
import { WORKLOAD } from './workload';

/** What Istio does with what is refused because of it; a code without proof does not compile. */
export const PROOFS: ProofsOf<IstioCode> = { ...VALUES, ...MATCHES, ...MESH, ...WORKLOAD, ...RELEASE, ...ROUTES, ...BALANCING, ...EDGE };
