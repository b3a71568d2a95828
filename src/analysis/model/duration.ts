const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, µs: 1_000n, μs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};

const PART = /(\d*)(\.\d*)?(ns|us|µs|μs|ms|s|m|h)/y;

/** More than this many nanoseconds are no duration in Go. */
const MOST = 9_223_372_036_854_775_807n;

/** The nanoseconds of a duration as Go writes it, such as `1h30m` or `1.5s`; nothing if the string is not a duration. */
export function nanoseconds(text: string): bigint | undefined {
  const [, sign, rest] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0n;
  const total = rest === undefined ? undefined : unsigned(rest);
  return total !== undefined && sign === '-' ? -total : total;
}

function unsigned(text: string): bigint | undefined {
  let total = 0n;
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const [part, whole, fraction = '', unit] = PART.exec(text) ?? [];
    if (part === undefined || `${whole}${fraction}` === '' || `${whole}${fraction}` === '.') return undefined;
    total += nanosecondsOf(whole, fraction.slice(1), UNITS[unit]);
    if (total > MOST) return undefined;
    at += part.length;
  }
  return at > 0 ? total : undefined;
}

/** Digits below a nanosecond are cut off. */
function nanosecondsOf(whole: string, fraction: string, unit: bigint): bigint {
  const digits = fraction.slice(0, 18);
  return BigInt(whole || '0') * unit + BigInt(digits || '0') * unit / 10n ** BigInt(digits.length);
}
