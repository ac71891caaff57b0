const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a page of that origin may open a connection: our own pages, and in development those of another port of the same machine.
 * No origin: not a browser, so there is no page to protect from.
 */
export function mayConnect(
  origin: string | undefined,
  host: string | undefined,
  publicAddress: string | undefined,
): boolean {
  if (origin === undefined) return true;
  const page = parse(origin);
  if (page === undefined) return false;
  if (publicAddress !== undefined && page.origin === parse(publicAddress)?.origin) return true;
  if (host === undefined) return false;
  if (page.host === host.toLowerCase()) return true;
  return loopback.has(page.hostname) && loopback.has(parse(`http://${host}`)?.hostname ?? "");
}

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
