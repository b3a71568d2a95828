/** A stream that tells of its errors. */
type Pipe = Pick<NodeJS.WriteStream, 'on'>;

/** Lets the readers of what is printed go when they have seen enough, as `head` does. The exit status stays that of the command. */
export function letReadersGo({ stdout, stderr }: { readonly stdout: Pipe; readonly stderr: Pipe }): void {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
