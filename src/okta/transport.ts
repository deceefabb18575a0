import { isAscii } from "node:buffer";
import { type Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

export interface Call {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | undefined;
  agent: Agent | undefined;
  signal: AbortSignal;
  /** Told of the answer's head before its body arrives, which then may not arrive whole. */
  onHead?: OnHead | undefined;
}

export type OnHead = (head: Pick<Answer, "status" | "headers">) => void;

/** A whole answer: its body has arrived to the last byte. */
export interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  text: string;
}

/** No whole answer arrived. Says which way it failed, and nothing of what was sent. */
export class TransportFailure extends Error {
  override name = "TransportFailure";
  readonly kind: "TIMEOUT" | "CONNECTION" | "CUT" | "TOO_LARGE";
  readonly code: string | null;

  constructor(kind: TransportFailure["kind"], code: string | null = null) {
    super(code === null ? kind : `${kind} ${code}`);
    this.kind = kind;
    this.code = code;
  }
}

const largestBody = 128 * 1024 * 1024;
const largestHeaders = 64 * 1024;

/**
 * One HTTP exchange, read to its end. The SDK's own fetch is not used for it: that never ends when a body stops short
 * of its Content-Length, and it follows redirects with the token.
 */
export function exchange({ url, method, headers, body, agent, signal, onHead }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith("https:") ? httpsRequest : httpRequest;
    const outgoing = request(url, {
      method,
      headers: { "accept-encoding": "gzip, deflate, br", ...headers },
      agent,
      maxHeaderSize: largestHeaders,
    });
    // Not left to the request itself, which tells of an abort only once its agent has given it a socket: behind a
    // proxy that stays silent that is never.
    const stop = (): void => {
      outgoing.destroy();
      reject(signal.reason);
    };
    const settled = (): void => signal.removeEventListener("abort", stop);
    outgoing.on("error", (error) => {
      settled();
      reject(new TransportFailure("CONNECTION", codeOf(error)));
    });
    outgoing.once("response", (incoming) => {
      const head = { status: incoming.statusCode ?? 0, headers: headersOf(incoming) };
      onHead?.(head);
      readAll(incoming)
        .then((text) => resolve({ ...head, text }), reject)
        .finally(settled);
    });
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    outgoing.end(body);
  });
}

function codeOf(error: Error): string | null {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === "string" && /^[\w-]{1,60}$/.test(code) ? code : null;
}

function headersOf(incoming: IncomingMessage): Answer["headers"] {
  const { headers } = incoming;
  return {
    get(name) {
      const value = headers[name.toLowerCase()];
      return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
    },
  };
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestBody) break;
      chunks.push(chunk);
    }
  } catch {
    throw new TransportFailure("CUT");
  }
  if (size > largestBody) throw new TransportFailure("TOO_LARGE");
  if (!incoming.complete) throw new TransportFailure("CUT");
  const whole = await decoded(Buffer.concat(chunks), incoming.headers["content-encoding"]);
  // What is ASCII throughout, as most answers are, is copied rather than decoded.
  const text = whole.toString(isAscii(whole) ? "latin1" : "utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

const decoders = {
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  "x-gzip": promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

async function decoded(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (bytes.length === 0 || !Object.hasOwn(decoders, name)) return bytes;
  try {
    return await decoders[name as keyof typeof decoders](bytes, { maxOutputLength: largestBody });
  } catch (error) {
    throw new TransportFailure(codeOf(error as Error) === "ERR_BUFFER_TOO_LARGE" ? "TOO_LARGE" : "CUT");
  }
}
