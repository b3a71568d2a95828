import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, RequestMatch, StringMatch, MeshWorkload } from 'cdk8s-istio';

/** What a CommonJS program knows of its loader; declared here because this folder has no types of Node. */
declare const require: { readonly cache: Readonly<Record<string, unknown>> };
declare const console: { log(text: string): void };

const app = new App();
const shop = new MeshService(new Chart(app, 'shop'), 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
shop.addVersion('v1', MeshWorkload.external());
new CanaryRelease(shop, 'V2', {
  canary: shop.addVersion('v2', MeshWorkload.external()),
  stage: CanaryStage.dark(),
  earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))],
});
app.synthYaml();

const loaded = (name: string): string | undefined => Object.keys(require.cache).find(path => path.includes(name));
for (const name of ['re2js', 'cdk8s-plus']) {
  const early = loaded(name);
  if (early !== undefined) throw new Error(`${name} is loaded by a program that does not use it: ${early}`);
}
StringMatch.regex('a+');
const late = loaded('re2js');
if (late === undefined || !/cdk8s-istio.node_modules.re2js/.test(late)) throw new Error(`re2js does not come with the package: ${late ?? 'not loaded'}`);
console.log('no cdk8s-plus at all, no re2js before the first one, the bundled re2js after');
