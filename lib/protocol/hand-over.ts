/** Dispatched by the hook with its port: the bridge cancels the event when it takes the port. */
export const HOOK_IS_HERE = 'tapewire:hook';
/** Dispatched by the bridge when it starts: a hook that came first offers its port again. */
export const BRIDGE_IS_HERE = 'tapewire:bridge';
