/** Runs in the panel without code: makes of it the plainest list that draws its rows as it is scrolled, a number in each. */
export function drawAsScrolled(selector: string): void {
  const ROW_PX = 20;
  const ROWS = 1_000_000;
  const BEYOND = 8;
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  const body = found;
  const space = document.createElement('div');
  space.style.cssText = `position: relative; height: ${ROWS * ROW_PX}px; overflow: hidden`;
  const count = Math.ceil(body.clientHeight / ROW_PX) + 1 + 3 * BEYOND;
  const rows = Array.from({ length: count }, () => {
    const row = document.createElement('div');
    row.style.cssText = `position: absolute; left: 0; right: 0; height: ${ROW_PX}px; contain: strict`;
    return row;
  });
  space.append(...rows);
  body.replaceChildren(space);

  function draw(): void {
    const first = Math.max(0, Math.floor(body.scrollTop / ROW_PX / BEYOND) * BEYOND - BEYOND);
    for (let position = first; position < first + count; position++) {
      const row = rows[position % count] as HTMLElement;
      if (row.textContent === String(position)) continue;
      row.textContent = String(position);
      row.style.top = `${position * ROW_PX}px`;
    }
  }
  body.addEventListener('scroll', draw);
  draw();
}
