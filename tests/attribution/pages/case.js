// What every page shares: the address of a case, and the helpers that Python calls.
const address = (id) => `ws://${location.host}/case/${id}`;
const helper = (id) => new WebSocket(address(id)); // helper
const helperLater = (id) => setTimeout(() => new WebSocket(address(id)), 20); // helper, later
function deep(id, depth) {
  return depth === 0 ? new WebSocket(address(id)) : deep(id, depth - 1); // helper, deep
}
const fire = (callback) => callback();
Object.assign(globalThis, { address, helper, helperLater, deep, fire });
