/** A proxy that is there and makes no connection. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
  readonly status: number;

  /** `isNamed`: it was told a user and a password. */
  constructor(status: number, isNamed: boolean) {
    super(words(status, isNamed));
    this.status = status;
  }
}

function words(status: number, isNamed: boolean): string {
  if (status !== 407) return `the proxy answered ${status}`;
  return isNamed
    ? 'the proxy answered 407: it does not take the user and the password of its address'
    : 'the proxy answered 407: it asks for a user and a password, as in http://USER:PASSWORD@HOST:PORT';
}
