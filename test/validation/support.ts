import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { IstioValidation, type IstioValidationProps } from '../../src';

type Texts = Readonly<Record<string, string>>;

/** What cdk8s makes of a validation. */
export interface Validated {
  readonly report: ReturnType<ValidationContext['report']['toJson']>;
  readonly logged: string[];
}

/** Validates files as cdk8s does, with its own context and report. */
export async function validated(files: Texts, properties: IstioValidationProps = {}, constructs: Texts = {}): Promise<Validated> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'validation-'));
  try {
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
    const metadata = Object.fromEntries(Object.entries(constructs).map(([name, at]) => [name, { path: at }]));
    const { report, logger } = new ValidationContext([], 'cdk8s-istio', '0.0.0', metadata);
    const logged: string[] = [];
    logger.log = message => void logged.push(message.replaceAll(`${folder}${path.sep}`, ''));
    await new IstioValidation(properties).validate({ manifests: Object.keys(files).map(name => path.join(folder, name)), report, logger });
    return { report: JSON.parse(JSON.stringify(report.toJson()).replaceAll(`${folder}${path.sep}`, '')) as Validated['report'], logged };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Properties as somebody may write them into cdk8s.yaml. */
export const written = (properties: unknown) => properties as IstioValidationProps;
