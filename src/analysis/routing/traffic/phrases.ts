import type { Outcome } from './outcome';

/** The rule that an outcome comes of: its name, or its place where it has none; nothing where there is no rule. */
export function ruleOf({ rule, route, virtualService }: Outcome): string | null {
  if (rule === null) return null;
  return rule === '' ? `http[${route ?? 0}] of ${virtualService ?? 'nobody'}` : `'${rule}'`;
}

/** A share, with as many decimals as Istio takes. */
export function perCent(share: number): string {
  return String(Math.round(share * 10_000) / 10_000);
}
