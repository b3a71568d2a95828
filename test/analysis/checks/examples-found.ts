import { writeFileSync } from 'node:fs';
import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { check } from '../../../src/analysis/checks/check';
import { istioMinorOf } from '../../../src/analysis/checks/values/istio-version';
import { manifestsOf } from '../support/manifests';

/** Everything that is found in the two examples of each code, by its heading: `MAN001 bad` or `MAN001 good`. */
export function examplesFound(): ReadonlyMap<string, string> {
  return new Map(Object.entries(EXAMPLES).flatMap(([code, { bad, good, istioVersion }]) =>
    [[`${code} bad`, foundIn(bad, istioVersion)], [`${code} good`, foundIn(good, istioVersion)]] as const));
}

function foundIn(yaml: string, istioVersion = ''): string {
  return check(manifestsOf(yaml), { istioMinor: istioMinorOf(istioVersion) }).map(({ code, object, path, message }) => `  ${code} ${object.kind} ${object.name}, ${path.join('.')}: ${message}\n`).join('');
}

/** The fixture that holds it. */
export function asText(found: ReadonlyMap<string, string>): string {
  return [...found].map(([heading, lines]) => `${heading}\n${lines}`).join('');
}

if (require.main === module) writeFileSync(process.argv[2], asText(examplesFound()));
