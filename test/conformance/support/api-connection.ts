import type { IncomingMessage } from 'http';
import { Agent, request } from 'https';
import { text } from 'stream/consumers';

/** Where an API server is, and with what to come in. */
export interface Access {
  readonly url: string;
  readonly token: string;
  /** The certificate that it shows, as PEM. */
  readonly ca: string;
}

/** What an API server answers. */
export interface Answer {
  readonly status: number;
  /** What it warns of, though it does what it was asked. */
  readonly warnings: readonly string[];
  /** An object, or a message where the server answers in plain text. */
  readonly body: unknown;
}

/** What to ask an API server. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly contentType?: string;
}

/** How long to wait for an answer; a server gives up itself after as many milliseconds. */
const PATIENCE = 60_000;

/** Questions to an API server, one after the other over one connection. */
export class ApiConnection {
  private readonly agent: Agent;

  public constructor(private readonly access: Access) {
    this.agent = new Agent({ ca: access.ca, keepAlive: true });
  }

  public async ask({ method, path, query = {}, body, contentType = 'application/json' }: Question): Promise<Answer> {
    const url = new URL(path, this.access.url);
    url.search = new URLSearchParams(query).toString();
    const headers = { 'authorization': `Bearer ${this.access.token}`, 'content-type': contentType };
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { method, agent: this.agent, headers, signal }, resolve).on('error', reject).end(body && JSON.stringify(body));
    });
    const content = await text(response);
    const isJson = response.headers['content-type']?.startsWith('application/json');
    return {
      status: response.statusCode!,
      warnings: warningsOf(response.headers.warning),
      body: isJson ? JSON.parse(content) as unknown : { message: content },
    };
  }

  /** Lets go of the connection, without which the server could not stop. */
  public close(): void {
    this.agent.destroy();
  }
}

/** The texts of a header such as `299 - "one", 299 - "two"`. */
function warningsOf(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/\d{3} \S+ ("(?:[^"\\]|\\.)*")/g)].map(([, quoted]) => JSON.parse(quoted) as string);
}
