// Runs in the panel, and from its own text in the page: it may use nothing but its arguments and the platform.

export interface HttpReply {
  readonly status: number | null;
  readonly body: string;
  readonly isBodyCut: boolean;
  readonly tookMs: number;
  readonly failureText: string | null;
}

/** One GET request. `tookMs` is the time to the headers, or to the failure; of the body only the beginning is read. */
export async function askHttp(url: string, maxBodyLength: number, limitMs: number): Promise<HttpReply> {
  const startedAt = performance.now();
  let status: number | null = null;
  let body = '';
  let isBodyCut = false;
  let tookMs: number | null = null;
  try {
    const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(limitMs) });
    tookMs = performance.now() - startedAt;
    status = response.status;
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader?.read()) {
      body += piece.value;
      if (body.length <= maxBodyLength) continue;
      isBodyCut = true;
      body = body.slice(0, maxBodyLength);
      await reader?.cancel();
      break;
    }
    return { status, body, isBodyCut, tookMs, failureText: null };
  } catch (error) {
    const took = tookMs ?? performance.now() - startedAt;
    return { status, body, isBodyCut: status !== null, tookMs: took, failureText: String(error) };
  }
}
