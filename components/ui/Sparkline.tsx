import './sparkline.css';

interface SparklineProps {
  label: string;
  values: readonly number[];
  /** How many values the width stands for; those that are not there yet are nothing. */
  span: number;
}

const WIDTH = 48;
const HEIGHT = 14;

/** A small area chart of counts, as high as its highest value. */
export function Sparkline({ label, values, span }: SparklineProps) {
  const highest = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, span);
  const points = values.map((value, at) => {
    const y = HEIGHT - 1 - (value / highest) * (HEIGHT - 2);
    return `H${(at * step).toFixed(1)}V${y.toFixed(1)}`;
  });
  const end = Math.min(WIDTH, values.length * step).toFixed(1);
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path class="sparkline-base" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      <path class="sparkline-area" d={`M0 ${HEIGHT - 1}${points.join('')}H${end}V${HEIGHT - 1}Z`} />
    </svg>
  );
}
