import { worstFirst } from '../../lib/state/finding-order.ts';
import type { MainTab } from '../../lib/state/settings.ts';
import { useApp, useTexts } from '../app-context.ts';
import { ChecksTab, FindingList, LatestView, Retries, Timeline } from '../late/late-views.ts';
import { MessageGrid } from '../messages/MessageGrid.tsx';
import { type TabOffer, Tabs } from '../ui/Tabs.tsx';
import './main.css';

const TABS: readonly MainTab[] = ['messages', 'latest', 'timeline', 'retries', 'findings', 'checks'];

/** What stands between the connections and the detail: the messages, or another view of the same session. */
export function MainPane() {
  const { settings, showTab } = useApp();
  const { main } = useTexts();
  const { mainTab } = settings.current.value;
  const selected = TABS.includes(mainTab) ? mainTab : 'messages';
  const findingBadge = useFindingBadge();
  return (
    <section class="main" aria-label={main.label}>
      <Tabs
        label={main.label}
        tabs={TABS.map(
          (name): TabOffer<MainTab> => ({
            name,
            text: main.tabs[name],
            badge: name === 'findings' ? findingBadge : undefined,
          }),
        )}
        selected={selected}
        onSelect={showTab}
      />
      <div class="main-body" role="tabpanel" aria-label={main.tabs[selected]} data-main-tab={selected}>
        {/* Hidden rather than taken away: the grid keeps its place in the rows. */}
        <div class="main-view" hidden={selected !== 'messages'}>
          <MessageGrid />
        </div>
        {selected === 'latest' && <LatestView />}
        {selected === 'timeline' && <Timeline />}
        {selected === 'retries' && <Retries />}
        {selected === 'findings' && <FindingList />}
        {selected === 'checks' && <ChecksTab />}
      </div>
    </section>
  );
}

function useFindingBadge() {
  const { findings } = useApp();
  const { main, format } = useTexts();
  const sorted = worstFirst(findings.value);
  const [worst] = sorted;
  if (worst === undefined) return undefined;
  const count = sorted.filter(({ severity }) => severity === worst.severity).length;
  return { text: format.number(count), label: main.findingCount(count, worst.severity), tone: worst.severity };
}
