import type { Connection } from '../../lib/model/connection.ts';
import { BIN_COUNT } from '../../lib/state/rate-log.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Sparkline } from '../ui/Sparkline.tsx';

/** Messages over the life of a connection: from its first to its end, or to now while it lives. */
export function RateLine({ connection }: { connection: Connection }) {
  const { rates, clock } = useApp();
  const { connections, format } = useTexts();
  const rate = rates.value.get(connection.id);
  if (rate === undefined) return null;
  const { startedAt, binMs, counts } = rate;
  const until = connection.closedAt ?? clock.value;
  const span = Math.max(counts.length, Math.min(BIN_COUNT * 4, Math.ceil((until - startedAt) / binMs)));
  const highest = (Math.max(...counts) * 1000) / binMs;
  return <Sparkline label={connections.rate(format.number(Math.ceil(highest)))} values={counts} span={span} />;
}
