import { useId } from 'preact/hooks';
import type { Attempt } from '../../lib/model/clients/attempt.ts';
import { useTexts } from '../app-context.ts';
import {
  type Climb,
  type DelayRule,
  type LadderPoint,
  type Ladder as Layout,
  layOutLadder,
  type Place,
} from './ladder-layout.ts';
import { useWidth } from './use-width.ts';

interface LadderProps {
  attempts: readonly Attempt[];
  policy: DelayRule | null;
  fitted: DelayRule | null;
  /** Where the client stopped trying, though the policy went on. */
  hasGivenUp: boolean;
  /** What the picture says, in one sentence. */
  summary: string;
}

const HEIGHT_PX = 240;
const LIKELY_WIDTH_PX = 640;
/** Labels of more points than this cover each other. */
const MAX_LABELS = 20;
const LABEL_ROOM_PX = 40;

/** Each wait as a point: to the right the retries, upwards how long was waited, doubled from line to line. */
export function Ladder({ attempts, policy, fitted, hasGivenUp, summary }: LadderProps) {
  const { element, widthPx } = useWidth<HTMLDivElement>(LIKELY_WIDTH_PX);
  const titleId = useId();
  const layout = layOutLadder({ attempts, policy, fitted, widthPx: widthPx.value, heightPx: HEIGHT_PX });
  return (
    <div class="ladder" ref={element}>
      <svg width={widthPx.value} height={HEIGHT_PX} role="img" aria-labelledby={titleId} data-testid="ladder">
        <title id={titleId}>{summary}</title>
        <Frame layout={layout} />
        <Policy layout={layout} />
        {layout.fitLine.length > 1 && <path class="ladder-fit" d={pathOf(layout.fitLine)} />}
        {layout.climbs.map((climb, index) => (
          <ClimbShape key={index} climb={climb} hasGivenUp={hasGivenUp && climb.isLatest} />
        ))}
      </svg>
    </div>
  );
}

function Frame({ layout: { rungs, steps, plot } }: { layout: Layout }) {
  const { format, retries } = useTexts();
  return (
    <>
      {rungs.map(({ y, delayMs }) => (
        <g key={delayMs}>
          <line class="ladder-rung" x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text class="ladder-label" x={plot.left - 6} y={y + 4} text-anchor="end">
            {format.short(delayMs)}
          </text>
        </g>
      ))}
      {steps.map(({ x, retry }) => (
        <text key={retry} class="ladder-label" x={x} y={plot.bottom + 16} text-anchor="middle">
          {retries.step(retry)}
        </text>
      ))}
    </>
  );
}

function Policy({ layout: { policyBand, policyLine, policyEndX, plot } }: { layout: Layout }) {
  const { retries } = useTexts();
  const last = policyLine.at(-1);
  if (last === undefined) return null;
  return (
    <>
      <path class="ladder-band" d={`${pathOf(policyBand)}Z`} />
      <path class="ladder-policy" d={pathOf(policyLine)} />
      <text class="ladder-policy-label" x={plot.right} y={last[1] - 10} text-anchor="end">
        {retries.policy}
      </text>
      {policyEndX !== null && (
        <line class="ladder-policy-end" x1={policyEndX} x2={policyEndX} y1={last[1] - 6} y2={last[1] + 6} />
      )}
    </>
  );
}

function ClimbShape({ climb: { points, isLatest }, hasGivenUp }: { climb: Climb; hasGivenUp: boolean }) {
  const { retries } = useTexts();
  const last = points.at(-1);
  const isEachLabelled = points.length < 2 || spacingOf(points) >= LABEL_ROOM_PX;
  return (
    <g class={isLatest ? 'ladder-climb' : 'ladder-climb is-older'}>
      {points.map((point) => (
        <Gap key={point.attempt.connectionId} point={point} />
      ))}
      <path class="ladder-line" d={pathOf(points.map(({ x, y }) => [x, y]))} />
      {points.map((point, index) => (
        <Point
          key={point.attempt.connectionId}
          point={point}
          isLabelled={isLatest && points.length <= MAX_LABELS && (isEachLabelled || index % 2 === 0)}
        />
      ))}
      {hasGivenUp && last !== undefined && (
        <text class="ladder-end" x={last.x + 10} y={last.y + 4}>
          {retries.gaveUp}
        </text>
      )}
    </g>
  );
}

function spacingOf([first, second]: readonly LadderPoint[]): number {
  return first === undefined || second === undefined ? 0 : second.x - first.x;
}

/** How far the wait lies from what the policy asks for. */
function Gap({ point: { x, y, expected, fit } }: { point: LadderPoint }) {
  if (expected === null || fit === 'as-expected') return null;
  return <line class="ladder-gap" x1={x} x2={x} y1={y} y2={expected.y} />;
}

const R = 5;
/** Above the point: the line goes on at its right. */
const LABEL_PX = 10;

/** As expected a disc, too late a triangle that points up, too soon one that points down. */
function Point({ point, isLabelled }: { point: LadderPoint; isLabelled: boolean }) {
  const { format, retries } = useTexts();
  const { x, y, delayMs, fit, expected, attempt } = point;
  const words = retries.point(attempt.retry, delayMs, expected?.delayMs ?? null, attempt.wasHidden);
  return (
    <g
      class={`ladder-point is-${fit ?? 'observed'}${attempt.wasHidden ? ' was-hidden' : ''}`}
      data-retry={attempt.retry}
    >
      <title>{words}</title>
      {fit === 'too-late' ? (
        <path d={`M${x} ${y - R - 1}l${R + 1} ${2 * R}h${-2 * (R + 1)}Z`} />
      ) : fit === 'too-soon' ? (
        <path d={`M${x} ${y + R + 1}l${R + 1} ${-2 * R}h${-2 * (R + 1)}Z`} />
      ) : (
        <circle cx={x} cy={y} r={R} />
      )}
      {isLabelled && (
        <text class="ladder-delay" x={x} y={y - LABEL_PX} text-anchor="middle">
          {format.short(delayMs)}
        </text>
      )}
    </g>
  );
}

function pathOf(places: readonly Place[]): string {
  return places.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
