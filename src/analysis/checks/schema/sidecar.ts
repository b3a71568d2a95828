import { document, SELECTED } from './common';
import { CONNECTION_POOL } from './destination-rule';
import { TLS } from './gateway';
import { among, fields, list, TEXT, TEXTS, UINT32 } from './shape';

const CAPTURE_MODE = among('DEFAULT', 'IPTABLES', 'NONE');
const PORT = fields({ name: TEXT, number: UINT32, protocol: TEXT, targetPort: UINT32 });

export const SIDECAR = document(fields({
  egress: list(fields({ bind: TEXT, captureMode: CAPTURE_MODE, hosts: TEXTS, port: PORT }, { required: ['hosts'] })),
  inboundConnectionPool: CONNECTION_POOL,
  ingress: list(fields({
    bind: TEXT, captureMode: CAPTURE_MODE, connectionPool: CONNECTION_POOL, defaultEndpoint: TEXT, port: PORT, tls: TLS,
  }, { required: ['port'] })),
  outboundTrafficPolicy: fields({
    egressProxy: fields({ host: TEXT, port: fields({ number: UINT32 }), subset: TEXT }, { required: ['host'] }),
    mode: among('REGISTRY_ONLY', 'ALLOW_ANY'),
  }),
  workloadSelector: fields({ labels: SELECTED }),
}));
