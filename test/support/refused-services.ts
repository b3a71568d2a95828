import type { Manifest } from './manifests';
import { asItRuns, broughtIn, type Mended, type RunningService } from './running-services';

/** Why what runs cannot be brought in with one commit, if it cannot. */
export function refusalOf(service: RunningService): string | undefined {
  try {
    broughtIn(service);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What runs, and the commits by which it is brought in where a refusal says so: each step, and at last what was refused. */
export function stepsOf(service: RunningService, refusal: string): Manifest[][] {
  const mended = mendedBy(refusal);
  const alone: RunningService = { ...service, beside: 'nobody' };
  return [
    asItRuns(service), asItRuns(service, { labelled: mended.labelled }), asItRuns(service, { ...mended, labels: undefined }),
    broughtIn(alone, mended), broughtIn(service, mended),
  ];
}

/** What the code in a refusal says, and the labels that it has applied before the rest of the program. */
function mendedBy(message: string): Mended {
  const [selector] = [...message.matchAll(/JsonPatch\.replace\('\/spec\/selector', (\{.*?\})\)/g)].map(([, json]) => JSON.parse(json) as Mended['selector']);
  const [labels] = [...message.matchAll(/\{ labels: (\{.*?\}) \}/g)].map(([, json]) => JSON.parse(json) as Mended['labels']);
  const added = [...message.matchAll(/JsonPatch\.add\('\/spec\/template\/metadata\/labels\/([^']+)', '([^']+)'\)/g)];
  const applied = [...message.matchAll(/apply '[^']+' with (\S+), which/g)].flatMap(([, words]) => words.split(',').map(word => word.split('=') as [string, string]));
  return { labelled: Object.fromEntries([...added.map(([, key, value]) => [key.replaceAll('~1', '/'), value] as const), ...applied]), selector, labels };
}
