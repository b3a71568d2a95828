import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, MeshWorkload, Percent } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'tcp-echo', { namespace: 'istio-io-tcp-traffic-shifting' });

const tcpEcho = new MeshService(chart, 'TcpEcho', {
  name: 'tcp-echo',
  ports: [MeshPort.tcp(9000), MeshPort.tcp(9001, { name: 'tcp-other' })],
  stable: 'v1',
});

/** It puts a word before each line that it sends back. */
const echoing = (word: string) => MeshWorkload.container({
  image: 'docker.io/istio/tcp-echo-server:1.3',
  args: ['9000,9001', word],
  runAsUser: 1000,
});
tcpEcho.addVersion('v1', echoing('one'));
const v2 = tcpEcho.addVersion('v2', echoing('two'));

new CanaryRelease(chart, 'TcpEchoV2', {
  canary: v2,
  stage: CanaryStage.shift(Percent.of(20)),
  ports: [9000, 9001],
});

app.synth();
