import { codeOf, placed } from './location';
import { resourceNames } from './resource-name';
import { settingsOf } from './settings';
import type { IValidationContext } from './validation-context';
import { misconfigured, unreadable, violationsOf } from './violations';
import { check } from '../analysis/checks/check';
import type { Finding } from '../analysis/model/finding';
import { readPaths } from '../analysis/reader/read-paths';
import { LEVELS, levelOf, summaryOf, type Summary } from '../report/report';

/** Checks the manifests of a synth as one set, and submits the report. */
export function validate({ manifests: paths, report, logger }: IValidationContext, properties: unknown): void {
  const { namespace, clusterDomain, ignore, failOn, problems } = settingsOf(properties);
  if (problems.length > 0) {
    report.addViolation(misconfigured(problems));
    report.submit('failure', {});
    return;
  }
  const manifests = { ...readPaths(paths, { namespace }), clusterDomain };
  const findings = check(manifests, { ignore });
  const fails = (finding: Finding) => LEVELS.indexOf(levelOf(finding)) <= LEVELS.indexOf(failOn);
  const violations = [...unreadable(manifests.unreadable), ...violationsOf(findings.filter(fails), resourceNames(manifests.objects))];
  for (const finding of findings.filter(one => !fails(one))) logger.log(lineOf(finding));
  for (const violation of violations) report.addViolation(violation);
  report.submit(violations.length === 0 ? 'success' : 'failure', { Objects: String(manifests.objects.length), ...countsOf(summaryOf(findings, manifests)) });
}

function lineOf(finding: Finding): string {
  return `${levelOf(finding)} ${codeOf(finding.code)} ${finding.object.place.file}, ${placed(finding)}`;
}

/** How many of each level, for the head of the report; nothing for a level without any. */
function countsOf({ errors, warnings, infos }: Summary): Record<string, string> {
  const counts = { Errors: errors, Warnings: warnings, Infos: infos };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0).map(([title, count]) => [title, String(count)]));
}
