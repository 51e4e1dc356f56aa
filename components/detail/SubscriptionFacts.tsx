import type { Connection } from '../../lib/model/connection.ts';
import type { Subscription } from '../../lib/model/streams/subscriptions.ts';
import { useApp, useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { Facts } from './Facts.tsx';
import { MessageLink } from './MessageLink.tsx';
import './subscriptions.css';

/** Rows at once: nobody reads more of them. */
const SHOWN = 100;

/** What one connection asked to receive, and what came of it. */
export function SubscriptionFacts({ connection }: { connection: Connection }) {
  const { session } = useApp();
  const { streams: texts } = useTexts();
  const stream = session.view.value.streams.get(connection.id);
  const subscriptions = stream?.subscriptions ?? [];
  if (subscriptions.length === 0) return null;
  const { subscriptionColumns: columns } = texts;
  // Only of this application is it known what belongs to a channel.
  const isHeardKnown = stream?.format === 'trading';
  return (
    <Facts title={texts.subscriptions}>
      <div class="subscriptions-frame">
        <table class="subscriptions" data-testid="subscriptions">
          <thead>
            <tr>
              <th scope="col">{columns.channel}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.asked}</th>
              <th scope="col">{columns.answered}</th>
              {isHeardKnown && <th scope="col">{columns.heard}</th>}
            </tr>
          </thead>
          <tbody>
            {subscriptions.slice(0, SHOWN).map((subscription) => (
              <Row key={subscription.channel} subscription={subscription} isHeardKnown={isHeardKnown} />
            ))}
          </tbody>
        </table>
      </div>
    </Facts>
  );
}

function Row({ subscription, isHeardKnown }: { subscription: Subscription; isHeardKnown: boolean }) {
  const { session } = useApp();
  const { streams: texts, format } = useTexts();
  const { channel, state, asks, answeredAt, heardAt, isToBeAnswered } = subscription;
  const asked = asks.at(-1);
  const message = asked === undefined ? undefined : session.model.value.messages.at(asked.messageIndex);
  const isWrong = state === 'refused' || (state === 'asked' && isToBeAnswered);
  const since = (at: number | null) =>
    at === null || asked === undefined ? '–' : format.duration(Math.max(0, at - asked.at));
  return (
    <tr data-channel={channel} data-state={state}>
      <td class="untrusted">{visibleText(channel) || '–'}</td>
      <td class={isWrong ? 'is-wrong' : undefined}>{visibleText(texts.state(subscription))}</td>
      <td>{message === undefined ? '–' : <MessageLink message={message} />}</td>
      <td>{since(answeredAt)}</td>
      {isHeardKnown && <td>{heardAt === null ? texts.neverHeard : since(heardAt)}</td>}
    </tr>
  );
}
