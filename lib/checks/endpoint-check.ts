// A real opening handshake. First from the page's frame, since servers look at the origin, and there the network log
// says why it failed; if that fails, by the panel, which tells a server that refuses this page from one that refuses all.
import * as z from 'zod/mini';
import { type Handshake, MAX_CHECK_TEXT } from '../protocol/checks.ts';
import { ANSWER_LIMIT_MS, type CheckDeps, PAGE_LIMIT_MS } from './check-deps.ts';
import { findCause } from './network-cause.ts';
import { type HandshakeReply, tryHandshake } from './page/try-handshake.ts';

const replySchema: z.ZodMiniType<HandshakeReply> = z.object({
  outcome: z.enum(['opened', 'failed', 'timed-out', 'threw']),
  subprotocol: z.string().check(z.maxLength(MAX_CHECK_TEXT)),
  tookMs: z.number().check(z.minimum(0)),
  failureText: z.nullable(z.string()),
});

/** The tries that were made, the page's first. */
export async function tryEndpoint(url: string, subprotocols: readonly string[], deps: CheckDeps): Promise<Handshake[]> {
  const tries: Handshake[] = [];
  if (deps.runner.hasWorldApart) {
    const fromPage = await tryFromPage(url, subprotocols, deps);
    if (fromPage?.outcome === 'opened') return [fromPage];
    if (fromPage !== null) tries.push(fromPage);
  }
  const reply = await deps.panel.tryHandshake(url, subprotocols, ANSWER_LIMIT_MS);
  return [...tries, handshakeOf(url, 'panel', reply, null)];
}

/** Null when it could not be tried there. */
async function tryFromPage(
  url: string,
  subprotocols: readonly string[],
  { runner, network, now, delay }: CheckDeps,
): Promise<Handshake | null> {
  const label = `/handshake/${now()}`;
  const outcome = await runner.task({
    world: 'apart',
    run: tryHandshake,
    args: [url, subprotocols, ANSWER_LIMIT_MS],
    schema: replySchema,
    limitMs: PAGE_LIMIT_MS,
    label,
  });
  if ('error' in outcome) return null;
  if (outcome.value.outcome !== 'failed') return handshakeOf(url, 'page', outcome.value, null);
  const cause = await findCause(network, `${runner.sourceName}${label}`, delay);
  return handshakeOf(url, 'page', { ...outcome.value, failureText: cause?.failureText ?? null }, cause?.status ?? null);
}

function handshakeOf(url: string, way: Handshake['way'], reply: HandshakeReply, status: number | null): Handshake {
  const failureText = reply.failureText?.slice(0, MAX_CHECK_TEXT) ?? null;
  return {
    ...reply,
    url: url.slice(0, MAX_CHECK_TEXT),
    way,
    status: reply.outcome === 'opened' ? 101 : status,
    failureText,
  };
}
