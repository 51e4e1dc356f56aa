import { useRef } from 'preact/hooks';
import type { Message } from '../../lib/model/message.ts';
import { type Exchange, exchangeOf } from '../../lib/state/related-messages.ts';
import { useApp } from '../app-context.ts';
import { useDecode } from '../use-decode.ts';

/** What a message asks or answers. A reply that is not there yet is looked for again with each tick of the clock. */
export function useExchange(message: Message): Exchange | null {
  const { session, clock } = useApp();
  const decode = useDecode();
  const last = useRef<{ message: Message; lookedAt: number; exchange: Exchange | null } | null>(null);
  const isKnown = last.current?.message === message && last.current.exchange?.counterpart != null;
  const now = isKnown ? 0 : clock.value;
  if (last.current?.message !== message || (!isKnown && last.current.lookedAt !== now)) {
    const exchange = exchangeOf(session.model.value.messages, message, decode);
    last.current = { message, lookedAt: now, exchange };
  }
  return last.current.exchange;
}
