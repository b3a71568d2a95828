import { App, Chart } from 'cdk8s';
import { BookinfoApp, SinglePassApp } from 'cdk8s-istio';

/** Declared here because this folder has no types of Node. */
declare const console: { log(text: string): void };

/** What an app of three charts writes, and how often it was validated by then. */
function run(app: App): { readonly yaml: string; readonly times: number } {
  let times = 0;
  app.node.addValidation({ validate: () => { times++; return []; } });
  for (const id of ['books', 'travel', 'music']) new BookinfoApp(new Chart(app, id, { namespace: id }), 'Bookinfo');
  const yaml = app.synthYaml();
  return { yaml, times };
}

const [ours, theirs] = [new SinglePassApp(), new App()].map(run);
if (ours.yaml !== theirs.yaml) throw new Error('a SinglePassApp does not write what an App writes');
if (ours.times !== 1) throw new Error(`a SinglePassApp is validated ${ours.times} times in a run`);
console.log(`the same bytes, validated once instead of ${theirs.times} times`);
