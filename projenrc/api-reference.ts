import { readFileSync, writeFileSync } from 'node:fs';

/** What the part about `cdk8s-istio/testing` begins with; nothing else of the reference does. */
const BEGINNING = '# Testing Reference';

/** The reference with the API of the tests behind that of the constructs, which alone is made from the jsii assembly. */
export function withTesting(reference: string, page: string): string {
  const [constructs] = reference.split(`\n${BEGINNING}`);
  const testing = page.replace(/^# .*$/m, BEGINNING)
    .replace('(testing.md)', '(docs/testing.md)').replace('The constructs are in [API.md](../API.md).', 'The constructs stand above.');
  return `${constructs.trimEnd()}\n\n${testing}`;
}

if (require.main === module) {
  const [, , file, page] = process.argv;
  writeFileSync(file, withTesting(readFileSync(file, 'utf8'), readFileSync(page, 'utf8')));
}
