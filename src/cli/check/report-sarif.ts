import { entryOf } from '../../analysis/checks/catalogue/entry-of';
import type { Manifests } from '../../analysis/model/manifest';
import { passedOverIn } from '../../report/passed-over';
import { notCheckedIn, type Report, type ReportedFinding } from '../../report/report';
import { placeOf, type Named } from '../../report/titles';

const LEVELS: Readonly<Record<ReportedFinding['level'], string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings for code scanning, as SARIF 2.1.0. */
export function asSarif({ findings, unreadable, notChecked }: Report, manifests: Manifests): string {
  const rules = [...new Set(findings.map(({ code }) => code))].map(id => {
    const { title, remedy } = entryOf(id)!;
    return { id, shortDescription: { text: title }, help: { text: remedy } };
  });
  const results = [
    ...findings.map(({ code, level, message, ...place }) => result(code, LEVELS[level], message, place, [logical(place)])),
    ...unreadable.map(({ problem, ...place }) => result('unreadable', 'error', problem, place, [])),
  ];
  const unseen = [...notCheckedIn(notChecked), ...passedOverIn(manifests)];
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-istio', rules } },
      invocations: [{ executionSuccessful: unreadable.length === 0, toolExecutionNotifications: unseen.map(notification) }],
      results,
    }],
  }, undefined, 2);
}

/** What was not looked at is no result. */
function notification(text: string): object {
  return { level: 'note', message: { text } };
}

interface Physical {
  readonly file: string;
  readonly line: number;
}

function result(ruleId: string, level: string, text: string, { file: uri, line: startLine }: Physical, logicalLocations: readonly object[]): object {
  const physicalLocation = { artifactLocation: { uri }, region: { startLine } };
  return { ruleId, level, message: { text }, locations: [{ physicalLocation, ...logicalLocations.length > 0 && { logicalLocations } }] };
}

/** The object, and the field within it. */
function logical(place: Named & { readonly field: string }): object {
  return { name: place.name, fullyQualifiedName: placeOf(place), kind: 'object' };
}
