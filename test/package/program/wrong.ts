import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, MeshWorkload } from 'cdk8s-istio';

const app = new App();
const shop = new MeshService(new Chart(app, 'shop'), 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v9' });
shop.addVersion('v1', MeshWorkload.container({ image: 'registry.example.com/shop:1' }));

app.synth();
