import type { ReadonlySignal } from '@preact/signals';
import { useApp } from '../app-context.ts';
import { pointedInHead, pointedInLanes } from './pointed.ts';
import type { Scene } from './scene.ts';
import type { PointerPlace } from './use-timeline-pointer.ts';

/** Opens what was clicked: the message in the detail, else the connection's story, else the findings. */
export function useOpenPointed(scene: ReadonlySignal<Scene | null>) {
  const app = useApp();
  return ({ area, x, y }: PointerPlace) => {
    const drawn = scene.peek();
    if (drawn === null) return;
    const pointed = area === 'head' ? pointedInHead(drawn, x) : pointedInLanes(drawn, app.timeline.ticks.peek(), x, y);
    if (pointed.kind === 'finding') app.showTab('findings');
    if (pointed.kind === 'wait') app.inspect(pointed.wait.connectionId);
    if (pointed.kind !== 'connection') return;
    const { nearestIndex } = pointed.messages;
    const message = nearestIndex === null ? undefined : app.session.model.peek().messages.at(nearestIndex);
    if (message === undefined) app.inspect(pointed.bar.connectionId);
    else app.selection.select({ kind: 'message', message });
  };
}
