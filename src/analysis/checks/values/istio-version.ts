/** The minors of Istio 1 that are told apart. */
const OLDEST = 20;
const NEWEST = 31;

/** The minor of a version such as `1.24` or `1.24.3`; nothing where it is none that is known. */
export function istioMinorOf(text: string): number | undefined {
  const [, digits] = /^1\.(\d{1,3})(?:\.\d+)?$/.exec(text) ?? [];
  const minor = Number(digits);
  return OLDEST <= minor && minor <= NEWEST ? minor : undefined;
}

/** Why a text is no version of Istio that is known; nothing if it is one. */
export function problemOfIstioVersion(text: string): string | undefined {
  return istioMinorOf(text) === undefined ? `'${text}' is no version of Istio that is known: write one from 1.${OLDEST} to 1.${NEWEST}` : undefined;
}
