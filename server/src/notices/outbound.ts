import { lookup as resolve } from "node:dns";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

export interface Message {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string | Buffer;
}

/** Sends something to an address that people gave us. */
export interface Outbound {
  /** The address, if we may send there at all; `secure`: https only. */
  readonly addressOf: (text: string, secure: boolean) => URL | undefined;
  /** Resolves with the status of the answer; follows nothing. Rejects if there is none in time, or the address leads inside. */
  readonly post: (target: URL, message: Message) => Promise<number>;
}

export interface OutboundSettings {
  /** Addresses of this machine and of its network, and plain HTTP, are allowed too. */
  readonly inside: boolean;
  /** Milliseconds until an answer must be there. */
  readonly patience: number;
}

/** Whether an address is one of the open network: not of this machine, its network, or a special use. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** What is looked up is judged at the very moment it is connected to, so that a name cannot change in between. */
const lookupOutside: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const outside = (found ?? []).filter(({ address }) => isPublic(address));
    const [first] = outside;
    if (error !== null) callback(error, "", 0);
    else if (first === undefined) callback(new Error(`${hostname} is not on the open network`), "", 0);
    else if (options.all) callback(null, outside);
    else callback(null, first.address, first.family);
  });
};

/** Most messages on their way at once; others wait. */
const mostAtOnce = 50;

/** Does so many pieces of work at once and no more. */
function newGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= most) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}

const literal = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

export function newOutbound(settings: OutboundSettings): Outbound {
  const { inside } = settings;
  const gate = newGate(mostAtOnce);
  return {
    addressOf: (text, secure) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url === undefined || url.username !== "" || url.password !== "") return undefined;
      const spoken = url.protocol === "https:" || (url.protocol === "http:" && (inside || !secure));
      const host = literal(url);
      return spoken && (inside || !ipaddr.isValid(host) || isPublic(host)) ? url : undefined;
    },
    post: (target, message) => gate(() => post(target, message, settings)),
  };
}

function post(target: URL, { headers, body }: Message, { inside, patience }: OutboundSettings): Promise<number> {
  if (!inside && ipaddr.isValid(literal(target)) && !isPublic(literal(target))) {
    return Promise.reject(new Error(`${target.hostname} is not on the open network`));
  }
  return new Promise((done, fail) => {
    const request = target.protocol === "https:" ? overHttps : overHttp;
    const sending = request(
      target,
      {
        method: "POST",
        headers: { "content-length": Buffer.byteLength(body), ...headers },
        agent: false,
        signal: AbortSignal.timeout(patience),
        ...(inside ? {} : { lookup: lookupOutside }),
      },
      (answer) => {
        answer.on("error", () => {});
        answer.resume();
        done(answer.statusCode ?? 0);
      },
    );
    sending.on("error", fail);
    sending.end(body);
  });
}
