// One GET request: by the panel, which needs no leave of the page's policies, and, if that fails, from the page's frame,
// where the browser's network log says why.
import * as z from 'zod/mini';
import { type HttpAnswer, MAX_CHECK_TEXT } from '../protocol/checks.ts';
import { ANSWER_LIMIT_MS, type CheckDeps, PAGE_LIMIT_MS } from './check-deps.ts';
import { findCause } from './network-cause.ts';
import { askHttp, type HttpReply } from './page/ask-http.ts';

const replySchema: z.ZodMiniType<HttpReply> = z.object({
  status: z.nullable(z.number().check(z.int(), z.minimum(0))),
  body: z.string().check(z.maxLength(MAX_CHECK_TEXT)),
  isBodyCut: z.boolean(),
  tookMs: z.number().check(z.minimum(0)),
  failureText: z.nullable(z.string()),
});

/** All answers that were had, the one that counts last. */
export async function askServer(url: string, deps: CheckDeps): Promise<HttpAnswer[]> {
  const own = answerOf(url, 'panel', await deps.panel.askHttp(url, MAX_CHECK_TEXT, ANSWER_LIMIT_MS));
  if (own.status !== null || !deps.runner.hasWorldApart) return [own];
  const fromPage = await askFromPage(url, deps);
  return fromPage === null ? [own] : [own, fromPage];
}

/** Null when it could not be asked there. */
async function askFromPage(url: string, { runner, network, now, delay }: CheckDeps): Promise<HttpAnswer | null> {
  const label = `/http/${now()}`;
  const outcome = await runner.task({
    world: 'apart',
    run: askHttp,
    args: [url, MAX_CHECK_TEXT, ANSWER_LIMIT_MS],
    schema: replySchema,
    limitMs: PAGE_LIMIT_MS,
    label,
  });
  if ('error' in outcome) return null;
  if (outcome.value.status !== null) return answerOf(url, 'page', outcome.value);
  const cause = await findCause(network, `${runner.sourceName}${label}`, delay);
  return answerOf(url, 'page', { ...outcome.value, failureText: cause?.failureText ?? outcome.value.failureText });
}

function answerOf(url: string, way: HttpAnswer['way'], reply: HttpReply): HttpAnswer {
  const { failureText } = reply;
  return {
    ...reply,
    url: url.slice(0, MAX_CHECK_TEXT),
    way,
    failureText: failureText?.slice(0, MAX_CHECK_TEXT) ?? null,
  };
}
