import { ofKind } from '../../composition/contribution';
import { byText } from '../../composition/precedence';
import type { Problem } from '../../refusals/refusal';
import type { Check } from '../check';

/** Does every version that gets copies answer no request by default, and get its copies only once? */
export const shadowStandsAside: Check = ({ path, host, contributions }, { rules }) => {
  const [standard] = rules.slice(-1);
  const [split] = ofKind(contributions, 'split');
  const shadows = ofKind(contributions, 'shadow').sort((a, b) => byText(a.source, b.source));
  return shadows.flatMap((shadow, at): Problem[] => {
    const twin = shadows.slice(0, at).find(({ version }) => version === shadow.version);
    if (twin) {
      return [{
        code: 'CDI406',
        problem: `'${twin.source}' already mirrors '${host}' to '${shadow.version}', so '${shadow.source}' cannot`,
        remedy: 'delete one of the two, or mirror to another version',
      }];
    }
    return standard.shares.some(({ version }) => version === shadow.version) ? [{
      code: 'CDI405',
      problem: `'${shadow.source}' mirrors '${host}' to '${shadow.version}', which '${split?.shares.some(({ version }) => version === shadow.version) ? split.source : path}' lets answer requests by default`,
      remedy: 'delete the mirror before the version answers: a copy of a request that it answers would be a second request',
    }] : [];
  });
};
