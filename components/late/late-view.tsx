// A view whose code comes when it is first shown, or before that when the browser has nothing else to do.
import type { ComponentType, VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

export interface LateView<Props> {
  (props: Props): VNode | null;
  /** Resolves once the view can be shown at once; also when it cannot be loaded, which is tried again when it is shown. */
  load(): Promise<void>;
}

/** Nothing is drawn while it loads: that takes less than a spinner would be seen. */
export function lateView<Props extends object>(load: () => Promise<ComponentType<Props>>): LateView<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;

  async function start(): Promise<void> {
    try {
      loaded = await load();
    } catch {
      // The extension was updated or taken away under the open panel.
      loading = null;
    }
  }

  function View(props: Props): VNode | null {
    const [isAsked, noteAsked] = useState(loaded !== null);
    useLayoutEffect(() => {
      let isShown = true;
      if (!isAsked) void View.load().then(() => isShown && noteAsked(true));
      return () => {
        isShown = false;
      };
    }, []);
    const Loaded = loaded;
    if (Loaded !== null) return <Loaded {...props} />;
    return isAsked ? <NotLoaded /> : null;
  }
  View.load = (): Promise<void> => {
    loading ??= start();
    return loading;
  };
  return View;
}

function NotLoaded() {
  const { main } = useTexts();
  return <EmptyState title={main.notLoadedTitle} hint={main.notLoadedHint} />;
}
