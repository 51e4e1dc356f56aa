import type { ComponentChildren } from 'preact';
import './facts.css';

/** A titled list of facts, as the Headers tab of the network panel shows them. */
export function Facts({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="facts" open>
      <summary>{title}</summary>
      <div class="facts-body">{children}</div>
    </details>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <span class="fact-name">{name}</span>
      <span class="fact-value">{children}</span>
    </div>
  );
}
