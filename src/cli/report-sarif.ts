import type { Report, ReportedFinding } from './report';

const LEVELS: Readonly<Record<ReportedFinding['level'], string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings for code scanning, as SARIF 2.1.0. */
export function asSarif({ findings, unreadable }: Report): string {
  const rules = [...new Map(findings.map(({ code, remedy }) => [code, { id: code, help: { text: remedy } }])).values()];
  const results = [
    ...findings.map(({ code, level, message, file, line }) => result(code, LEVELS[level], message, file, line)),
    ...unreadable.map(({ file, line, problem }) => result('unreadable', 'error', problem, file, line)),
  ];
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'cdk8s-istio', rules } }, results }],
  }, undefined, 2);
}

function result(ruleId: string, level: string, text: string, uri: string, startLine: number): object {
  return { ruleId, level, message: { text }, locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }] };
}
