import type { Connection } from '../../lib/model/connection.ts';
import { wasConstructed } from '../../lib/model/failed-calls.ts';
import { useTexts } from '../app-context.ts';
import { Fact, Facts } from './Facts.tsx';

export function TimeFacts({ connection }: { connection: Connection }) {
  const { connection: words, format } = useTexts();
  const { createdAt, openedAt, closeRequestedAt, closedAt } = connection;
  const after = (time: number) => `${format.time(time)} (+${format.duration(time - createdAt)})`;
  if (!wasConstructed(connection)) {
    return (
      <Facts title={words.times}>
        <Fact name={words.constructorThrew}>{format.time(createdAt)}</Fact>
      </Facts>
    );
  }
  return (
    <Facts title={words.times}>
      <Fact name={words.created}>{format.time(createdAt)}</Fact>
      {openedAt !== null && <Fact name={words.opened}>{after(openedAt)}</Fact>}
      {closeRequestedAt !== null && <Fact name={words.closeRequested}>{after(closeRequestedAt)}</Fact>}
      {closedAt !== null && <Fact name={words.closed}>{after(closedAt)}</Fact>}
    </Facts>
  );
}
