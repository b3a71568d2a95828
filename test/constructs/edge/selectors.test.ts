import { Chart, Testing } from 'cdk8s';
import { GatewayInstall, MeshGateway } from 'cdk8s-istio';

/** Two gateways that listen to one host, each at pods with these labels. */
const listening = (...selectors: Record<string, string>[]) => () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  selectors.forEach((selector, at) => new MeshGateway(chart, `Edge-${at}`, {
    name: `edge-${at}`, hosts: ['shop.example.com'], install: GatewayInstall.custom({ selector }),
  }));
};

test('two gateways fail to listen to one host at the same pods, in whatever order their labels are given', () => {
  expect(listening({ app: 'edge', tier: 'web' }, { tier: 'web', app: 'edge' })).toThrow('already listens to \'shop.example.com\' at the gateway app=edge,tier=web, so');
});

test('two gateways may listen to one host at different pods', () => {
  expect(listening({ app: 'edge' }, { app: 'edge', tier: 'web' })).not.toThrow();
});
