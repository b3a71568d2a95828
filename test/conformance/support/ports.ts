import { createServer, type Server } from 'node:net';

/** Why a server cannot listen, and what to do about it. */
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'services have ports below 1024, as in a cluster: run as root, or `sysctl -w net.ipv4.ip_unprivileged_port_start=0`',
  EADDRNOTAVAIL: 'pods and proxies have addresses of their own in 127.0.0.0/8: all of it is there on Linux, and nowhere else',
  EADDRINUSE: 'somebody else listens there',
};

/** Listens, or says what the machine lacks. */
export async function listening(server: Server, port: number, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(
      new Error(`cannot listen on ${address}:${port}: ${REMEDIES[error.code ?? ''] ?? error.message}`, { cause: error }),
    ));
    server.listen(port, address, resolve);
  });
}

/** Finds out before an Envoy does, whose words are harder to understand. */
export async function checkPorts(address: string, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const server = createServer();
    await listening(server, port, address);
    await new Promise(resolve => server.close(resolve));
  }
}
