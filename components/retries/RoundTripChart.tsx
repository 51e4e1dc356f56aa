import { useId } from 'preact/hooks';
import type { Beat } from '../../lib/model/streams/heartbeat.ts';
import { useApp, useTexts } from '../app-context.ts';
import { layOutRoundTrips, type RoundTripPoint } from './round-trip-layout.ts';
import { useWidth } from './use-width.ts';

const HEIGHT_PX = 150;
const LIKELY_WIDTH_PX = 640;
const R = 3;

interface RoundTripChartProps {
  beats: readonly Beat[];
  missing: ReadonlySet<Beat>;
  summary: string;
}

/** Each heartbeat as a point: to the right the time, upwards how long its answer took. */
export function RoundTripChart({ beats, missing, summary }: RoundTripChartProps) {
  const { session } = useApp();
  const { format } = useTexts();
  const titleId = useId();
  const { element, widthPx } = useWidth<HTMLDivElement>(LIKELY_WIDTH_PX);
  const { hiddenTimes } = session.view.value;
  const layout = layOutRoundTrips({ beats, missing, hiddenTimes, widthPx: widthPx.value, heightPx: HEIGHT_PX });
  const { plot } = layout;
  return (
    <div class="ladder round-trips" ref={element}>
      <svg width={widthPx.value} height={HEIGHT_PX} role="img" aria-labelledby={titleId} data-testid="round-trips">
        <title id={titleId}>{summary}</title>
        {layout.hidden.map(({ left, right }) => (
          <rect
            key={left}
            class="round-trip-hidden"
            x={left}
            y={plot.top}
            width={right - left}
            height={plot.bottom - plot.top}
          />
        ))}
        {layout.rungs.map(({ y, ms }) => (
          <g key={ms}>
            <line class="ladder-rung" x1={plot.left} x2={plot.right} y1={y} y2={y} />
            <text class="ladder-label" x={plot.left - 6} y={y + 4} text-anchor="end">
              {format.short(ms)}
            </text>
          </g>
        ))}
        {layout.ticks.map(({ x, at }, index) => (
          <text
            key={at}
            class="ladder-label"
            x={x}
            y={plot.bottom + 16}
            text-anchor={index === 0 ? 'start' : index === layout.ticks.length - 1 ? 'end' : 'middle'}
          >
            {format.time(at).slice(0, 8)}
          </text>
        ))}
        {layout.lines.map((line) => (
          <polyline
            key={line[0]?.[0]}
            class="round-trip-line"
            points={line.map((place) => place.join(',')).join(' ')}
          />
        ))}
        {layout.points.map((point) => (
          <Point key={point.beat.messageIndex} point={point} />
        ))}
      </svg>
    </div>
  );
}

/** An answer is a disc, a missing one a cross at the top. Choosing one shows the message. */
function Point({ point: { x, y, beat, tookMs } }: { point: RoundTripPoint }) {
  const { format, streams: texts } = useTexts();
  const time = format.time(beat.at);
  return (
    <g class={tookMs === null ? 'round-trip-missed' : 'round-trip-point'}>
      <title>{tookMs === null ? texts.missedPoint(time) : texts.point(time, tookMs)}</title>
      {tookMs === null ? (
        <path d={`M${x - R} ${y - R}l${2 * R} ${2 * R}m0 ${-2 * R}l${-2 * R} ${2 * R}`} />
      ) : (
        <circle cx={x} cy={y} r={R} />
      )}
    </g>
  );
}
