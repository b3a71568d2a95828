import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Is the version in charge one of the service's versions? */
export const stableIsDeclared: Check = ({ path, host, stable, versions }) => {
  if (versions.some(({ name }) => name === stable)) return [];
  return [{
    code: 'CDI212',
    problem: `'${path}' names '${stable}' as the stable version of '${host}', but declares ${listed(versions.map(({ name }) => name))}`,
    remedy: `make one of its versions the stable one, or declare '${stable}' beside them`,
  }];
};
