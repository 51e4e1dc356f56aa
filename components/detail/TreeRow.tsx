import type { Json } from '../../lib/decode/decoded.ts';
import { useTexts } from '../app-context.ts';
import { Marked } from '../search/Marked.tsx';
import { Icon } from '../ui/Icon.tsx';
import { oneLine } from '../ui/visible-text.ts';
import { childCount, isBranch, type TreeLine } from './tree-lines.ts';
import { branchPreview } from './value-preview.ts';

const MAX_KEY_LENGTH = 200;
const MAX_VALUE_LENGTH = 1000;
/** Deeper levels are not indented further: the text would leave the pane. */
const MAX_INDENT = 40;

interface TreeRowProps {
  line: TreeLine;
  id: string;
  isActive: boolean;
  isExpanded: boolean;
  onToggle: (isExpanded: boolean) => void;
}

export function TreeRow({ line, id, isActive, isExpanded, onToggle }: TreeRowProps) {
  const { detail } = useTexts();
  const { key, value, depth, omittedCount } = line;
  const indent = { paddingLeft: `${Math.min(depth, MAX_INDENT) * 12 + 4}px` };
  if (omittedCount > 0) {
    return (
      <div class="tree-row dim" id={id} style={indent}>
        … +{omittedCount}
      </div>
    );
  }
  const branch = isBranch(value) ? value : null;
  return (
    <div
      id={id}
      class="tree-row"
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isActive}
      aria-expanded={branch === null ? undefined : isExpanded}
      style={indent}
      onClick={() => onToggle(!isExpanded)}
    >
      {branch === null ? <span class="tree-leaf" /> : <Icon name={isExpanded ? 'expanded' : 'collapsed'} />}
      <bdi class="tree-key">{oneLine(key ?? '', MAX_KEY_LENGTH)}</bdi>
      {': '}
      {branch === null ? (
        <Leaf value={value} />
      ) : (
        <span class="dim">
          {isExpanded
            ? detail.nodeCount(childCount(branch), Array.isArray(branch) ? 'array' : 'object')
            : branchPreview(branch)}
        </span>
      )}
    </div>
  );
}

function Leaf({ value }: { value: Json }) {
  if (typeof value === 'string') {
    return (
      <span class="tree-string">
        "<Marked text={oneLine(value, MAX_VALUE_LENGTH)} />"
      </span>
    );
  }
  return <span class={`tree-${value === null ? 'null' : typeof value}`}>{String(value)}</span>;
}
