// What of the timeline is looked at. The picture itself is made from the session whenever it is drawn.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionModel, SessionView } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { ConnectionLabel } from '../connection-labels.ts';
import { createTickLog } from './tick-log.ts';
import { filteredRange, withTimeRange } from './time-filter.ts';
import { ALL, pannedBy, rangeOf, spanOf, type TimeRange, wholeRange, zoomedAround, zoomTo } from './time-range.ts';

export interface TimelineDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  /** Epoch ms. */
  readonly clock: ReadonlySignal<number>;
  readonly filterText: ReadonlySignal<string>;
  setFilter(text: string): void;
}

export const TimelineState = createModel(({ model, view, clock, filterText, setFilter }: TimelineDeps) => {
  const zoom = signal(ALL);
  /** The present, or the last event where clocks differ. */
  const now = computed(() => Math.max(clock.value, view.value.lastEventAt ?? 0));
  const whole = computed(() => wholeRange(view.value.startedAt, now.value));
  const range = computed(() => whole.value && rangeOf(zoom.value, whole.value));

  const brushed = computed(() => {
    const { startedAt, lastEventAt } = view.value;
    return whole.value && filteredRange(filterText.value, startedAt, lastEventAt, whole.value);
  });
  const clients = computed(() => view.value.clients);
  const laneOfClient = computed(() => new Map(clients.value.map(({ id }, lane) => [id, lane])));

  /** What stands at the middle stays there, unless `at` says otherwise (epoch ms). */
  function zoomBy(factor: number, at?: number): void {
    if (whole.value === null || range.value === null) return;
    const fixed = at ?? range.value.from + spanOf(range.value) / 2;
    zoom.value = zoomedAround(zoom.value, whole.value, factor, fixed);
  }

  return {
    now,
    whole,
    range,
    isAllShown: computed(() => zoom.value.kind === 'all'),
    /** Filled when it is drawn: a timeline that nobody looks at costs nothing. */
    ticks: computed(() => createTickLog(model.value.messages)),
    /** The place of a connection's client among all. */
    laneOf(labels: ReadonlyMap<ConnectionId, ConnectionLabel>) {
      const lanes = laneOfClient.value;
      return (id: ConnectionId) => lanes.get(labels.get(id)?.clientId ?? '');
    },
    zoomBy,
    panBy(deltaMs: number) {
      if (whole.value !== null) zoom.value = pannedBy(zoom.value, whole.value, deltaMs);
    },
    /** The time that the filter asks for: what is brushed here and typed there are one thing. */
    brushed,
    brush(wanted: TimeRange | null) {
      const { startedAt } = view.value;
      if (startedAt !== null) setFilter(withTimeRange(filterText.value, wanted, startedAt));
    },
    show(wanted: TimeRange) {
      if (whole.value !== null) zoom.value = zoomTo(wanted, whole.value);
    },
    showAll() {
      zoom.value = ALL;
    },
  };
});
