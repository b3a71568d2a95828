import { App, Chart } from 'cdk8s';
import { CanaryStage, Percent } from 'cdk8s-istio';
import { TeamService } from './team-service';

const app = new App();
const chart = new Chart(app, 'checkout', { namespace: 'checkout' });

new TeamService(chart, 'Cart', {
  team: 'checkout',
  name: 'cart',
  versions: { v7: '7.2.0' },
  stable: 'v7',
});

new TeamService(chart, 'Payment', {
  team: 'checkout',
  name: 'payment',
  versions: { v3: '3.4.1', v4: '4.0.0' },
  stable: 'v3',
  release: { canary: 'v4', stage: CanaryStage.shift(Percent.of(5)) },
});

app.synth();
