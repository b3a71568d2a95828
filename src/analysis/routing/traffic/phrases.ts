import type { Outcome } from './outcome';
import type { FieldOrigin, RuleOrigin } from './route-origin';

/** The rule that an outcome comes from; nothing if there is no rule. */
export function ruleOf({ rule, origin }: Outcome): string | null {
  return rule === null || origin === null ? null : ruleNamed(rule, origin);
}

/** A rule by its name, if it has one, and by where it is written: in the delegate, if the root only delegates to it. */
export function ruleNamed(name: string, { delegatedBy, ...origin }: RuleOrigin): string {
  const place = name === '' ? placeIn(origin) : `'${name}' (${fieldIn(origin)}) of ${origin.virtualService}`;
  return delegatedBy === null ? place : `${place} (delegated by ${placeIn(delegatedBy)})`;
}

function placeIn(origin: FieldOrigin): string {
  return `${fieldIn(origin)} of ${origin.virtualService}`;
}

/** Every rule is in the spec, so that need not be said. */
function fieldIn({ field }: FieldOrigin): string {
  return field.replace(/^spec\./, '');
}

/** A share, with as many decimals as Istio takes. */
export function perCent(share: number): string {
  return String(Math.round(share * 10_000) / 10_000);
}
