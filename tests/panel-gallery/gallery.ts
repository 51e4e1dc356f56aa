// The panel without an extension, over made-up sessions: `?scene=dual&theme=dark&language=pt-BR`.
import { signal } from '@preact/signals';
import { mountPanel } from '../../components/mount.tsx';
import { createSessionModel } from '../../lib/model/session.ts';
import type { EventSource } from '../../lib/state/event-source.ts';
import { SCENES, type Scene, type SceneName } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene: Scene = SCENES[(query.get('scene') ?? 'dual') as SceneName];
const root = document.getElementById('root');
if (root === null) throw new Error('no #root');

const source: EventSource = {
  subscribe(onEvents, onStatus) {
    onStatus('attached');
    onEvents(scene.events);
    const { more } = scene;
    const timer = more && setInterval(() => onEvents(more()), 100);
    return () => clearInterval(timer);
  },
};

mountPanel(root, {
  createModel: createSessionModel,
  source,
  theme: signal(query.get('theme') === 'dark' ? 'dark' : 'light'),
  language: query.get('language') ?? 'en',
  now: () => scene.now,
  openResource: () => {},
  openFile: async () => ({ write: async (stream) => void (await new Response(stream).blob()) }),
});
