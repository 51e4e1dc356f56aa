// Whether a JSON message of an unknown application answers a request, and how: by what most of them write. Pure.
import { briefJson } from '../../decode/brief-json.ts';
import type { Json } from '../../decode/decoded.ts';
import { isJsonObject, type JsonObject, numberAt, objectAt, stringAt, typeOf, valueAt } from '../../decode/json.ts';
import { ASK } from './subscription-words.ts';

/** An answer to a request is not longer. UTF-16 units. */
const MAX_ANSWER = 4_096;
const MAY_ANSWER =
  /"(?:error|err-code|errorMessage|errorMsg|code|success|result|ok|ret_msg)"\s*:|"(?:error|failed|rejected|subscriptionStatus)"/i;

const ID_NAMES = ['id', 'req_id', 'reqId', 'reqid', 'request_id', 'requestId', 'cid'];
const REASON_NAMES = ['reason', 'message', 'msg', 'ret_msg', 'err-msg', 'errorMessage', 'errorMsg', 'error', 'data'];
const ERROR_WORDS: ReadonlySet<string | null> = new Set(['error', 'failed', 'rejected']);
/** Codes by which servers say that all is well. */
const GOOD_CODES: ReadonlySet<string> = new Set(['0', '00000', '200', '200000']);
const MAX_REASON = 128;

export interface PlainAnswer {
  readonly isRefusal: boolean;
  /** It speaks of nothing but a request: what names no request may be told by the time at which it comes. */
  readonly isOnlyAnswer: boolean;
}

/** Whether a text is worth parsing for it: all messages pass here while a subscription is fresh. */
export function mayAnswer(text: string): boolean {
  return text.length <= MAX_ANSWER && MAY_ANSWER.test(text);
}

/** The id that a request and its answer share, as a key; null where there is none. */
export function requestKeyIn(message: JsonObject): string | null {
  for (const name of ID_NAMES) {
    const id = valueAt(message, name);
    if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return `id ${briefJson(id, 128)}`;
  }
  return null;
}

/** Null for data, also for such as has a field `error` that says nothing. */
export function answerIn(message: JsonObject, typeLabel: string | null): PlainAnswer | null {
  const isNamedError = typeLabel !== null && /^(?:[\w-]+:)?error$/i.test(typeLabel);
  const isOfAsk = typeLabel !== null && (ASK.test(typeLabel) || /subscription[_-]?status$/i.test(typeLabel));
  const hasObject = isErrorObject(valueAt(message, 'error'));
  const isRefusal = isNamedError || hasObject || saysNo(message) || isBadCode(message);
  if (isRefusal) {
    const isBare = typeLabel === null && (hasObject || Object.keys(message).length <= 3);
    return { isRefusal, isOnlyAnswer: isNamedError || isOfAsk || isBare || repeatsAsk(message) };
  }
  const isAccepted = isOfAsk || Object.hasOwn(message, 'result') || saysYes(message);
  return isAccepted ? { isRefusal, isOnlyAnswer: isOfAsk } : null;
}

/** BitMEX: an answer holds the request that it is for. */
function repeatsAsk(message: JsonObject): boolean {
  const request = objectAt(message, 'request');
  return request !== null && ASK.test(typeOf(request) ?? '');
}

function isErrorObject(error: Json | undefined): boolean {
  if (!isJsonObject(error)) return false;
  return ['code', 'msg', 'message', 'reason'].some((name) => Object.hasOwn(error, name));
}

function saysNo(message: JsonObject): boolean {
  if (valueAt(message, 'success') === false || valueAt(message, 'ok') === false) return true;
  const status = valueAt(message, 'status');
  if (typeof status === 'string' && ERROR_WORDS.has(status.toLowerCase())) return true;
  if (stringAt(message, 'level') === 'error' && stringAt(message, 'op') === 'status') return true;
  return typeof status === 'number' && status >= 400 && stringAt(message, 'error') !== null;
}

function saysYes(message: JsonObject): boolean {
  const { success, ok, status } = message;
  return success === true || ok === true || status === 'ok' || GOOD_CODES.has(codeIn(message) ?? '');
}

/** `{"code": 2, "msg": "Invalid request", "id": 1}`, and nothing else in it. */
function isBadCode(message: JsonObject): boolean {
  const code = codeIn(message);
  const words = stringAt(message, 'msg') ?? stringAt(message, 'message');
  const hasData = Object.hasOwn(message, 'data') || Object.hasOwn(message, 'result');
  return code !== null && words !== null && !hasData && !GOOD_CODES.has(code);
}

function codeIn(message: JsonObject): string | null {
  const code = stringAt(message, 'code') ?? stringAt(message, 'err-code');
  return code ?? numberAt(message, 'code')?.toString() ?? null;
}

/** The server's words for its refusal, its code before them. */
export function plainReasonIn(message: JsonObject): string | null {
  const error = objectAt(message, 'error') ?? {};
  const words = wordsIn(error) ?? wordsIn(message);
  const code = codeIn(error) ?? codeIn(message);
  const said = [code, words].filter((part) => part !== null).join(': ');
  return said === '' ? null : said.slice(0, MAX_REASON);
}

function wordsIn(message: JsonObject): string | null {
  for (const name of REASON_NAMES) {
    const words = stringAt(message, name);
    if (words !== null) return words;
  }
  return null;
}
