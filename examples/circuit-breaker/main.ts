import { App, Chart, Duration } from 'cdk8s';
import { BookinfoApp, CircuitBreaker, MeshPort, MeshService, Percent, MeshWorkload } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

const { ratings } = new BookinfoApp(chart, 'Bookinfo');

new CircuitBreaker(chart, 'RatingsLimits', {
  target: ratings,
  connectionPool: {
    maxConnections: 1,
    http1MaxPendingRequests: 1,
  },
  outlierDetection: {
    consecutive5xxErrors: 5,
    interval: Duration.seconds(1),
    baseEjectionTime: Duration.seconds(180),
    maxEjectionPercent: Percent.of(100),
  },
});

// A client to run the demo with. Its sidecar is the one that breaks the circuit, so its sidecar is the one that counts.
const fortio = new MeshService(chart, 'Fortio', { name: 'fortio', ports: [MeshPort.http(8080)], stable: 'v1' });
fortio.addVersion('v1', MeshWorkload.container({
  image: 'docker.io/fortio/fortio:1.69.5',
  runAsUser: 1000,
  writablePaths: ['/var/lib/fortio'],
  podAnnotations: {
    'sidecar.istio.io/statsInclusionPrefixes':
      'cluster.outbound,cluster_manager,listener_manager,http_mixer_filter,tcp_mixer_filter,server,cluster.xds-grpc',
  },
}));

app.synth();
