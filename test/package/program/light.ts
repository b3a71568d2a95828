import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, RequestMatch, StringMatch, Workload } from 'cdk8s-istio';

/** What a CommonJS program knows of its loader; declared here because this folder has no types of Node. */
declare const require: { readonly cache: Readonly<Record<string, unknown>> };
declare const console: { log(text: string): void };

const app = new App();
const shop = new MeshService(new Chart(app, 'shop'), 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
shop.addVersion('v1', Workload.external());
new CanaryRelease(shop, 'V2', {
  canary: shop.addVersion('v2', Workload.external()),
  stage: CanaryStage.dark(),
  earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))],
});
app.synthYaml();

const loaded = (): string[] => Object.keys(require.cache).filter(path => path.includes('re2js'));
const [early] = loaded();
if (early !== undefined) throw new Error(`re2js is loaded without any regular expression: ${early}`);
StringMatch.regex('a+');
const [late] = loaded();
if (late === undefined || !/cdk8s-istio.node_modules.re2js/.test(late)) throw new Error(`re2js does not come with the package: ${late ?? 'not loaded'}`);
console.log('no re2js before the first one, the bundled re2js after');
