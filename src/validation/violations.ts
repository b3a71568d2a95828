import { codeOf, placed } from './location';
import type { ResourceName } from './resource-name';
import type { RuleViolation, ViolatingResource } from './validation-context';
import { entryOf } from '../analysis/checks/catalogue/entry-of';
import type { Finding } from '../analysis/model/finding';
import type { Unreadable } from '../analysis/model/manifest';
import { grouped } from '../analysis/model/maps';

/** What a user writes the properties into. */
const CONFIGURATION = 'cdk8s.yaml';

/** Each rule that is broken, once, with every object that breaks it. */
export function violationsOf(findings: readonly Finding[], nameOf: ResourceName): RuleViolation[] {
  return [...grouped(findings, ({ code }) => code)].map(([code, found]) => {
    const { title, remedy } = entryOf(code)!;
    return { ruleName: codeOf(code), recommendation: title, fix: remedy, violatingResources: resourcesOf(found, nameOf) };
  });
}

function resourcesOf(findings: readonly Finding[], nameOf: ResourceName): ViolatingResource[] {
  const byObject = grouped(findings, ({ object }) => object);
  return [...byObject].map(([object, about]) =>
    ({ resourceName: nameOf(object), manifestPath: object.place.file, locations: about.map(placed) }));
}

/** Documents that cannot be read. The other documents of their files are checked all the same. */
export function unreadable(documents: readonly Unreadable[]): RuleViolation[] {
  if (documents.length === 0) return [];
  const resources = [...grouped(documents, ({ file }) => file)].map(([file, broken]) =>
    ({ resourceName: file, manifestPath: file, locations: broken.map(({ line, problem }) => `line ${line}: ${problem}`) }));
  return [{
    ruleName: 'unreadable',
    recommendation: 'a document must be an object of Kubernetes, in YAML as kubectl reads it',
    fix: 'correct the document: what is not read is not checked',
    violatingResources: resources,
  }];
}

/** Properties that cannot be meant. */
export function misconfigured(problems: readonly string[]): RuleViolation {
  return {
    ruleName: 'properties',
    recommendation: 'the properties of IstioValidation must be ones that it has, with values that they accept',
    fix: `correct the properties in ${CONFIGURATION}: nothing is checked before`,
    violatingResources: [{ resourceName: CONFIGURATION, manifestPath: CONFIGURATION, locations: [...problems] }],
  };
}
