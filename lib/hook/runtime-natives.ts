// Further parts of the platform, as in `natives.ts`: what Python runtimes and workers need. Parts that a worker or a
// locked-down page lacks are undefined.
import { getterOf } from './natives.ts';

export const NativeTextDecoder = TextDecoder;
export const NativeWeakRef = WeakRef;
export const NativeUrl = URL;
export const NativeBlob = Blob;
export const NativeBroadcastChannel = globalThis.BroadcastChannel as typeof BroadcastChannel | undefined;

export const symbolIterator: typeof Symbol.iterator = Symbol.iterator;
export const textDecode = TextDecoder.prototype.decode;
export const weakDeref = WeakRef.prototype.deref;
export const functionToString = Function.prototype.toString;
export const stringTrim = String.prototype.trim;
export const stringLastIndexOf = String.prototype.lastIndexOf;
export const typedArrayIndexOf = Uint8Array.prototype.indexOf;
export const typedArraySubarray = Uint8Array.prototype.subarray;
export const postToAll = NativeBroadcastChannel?.prototype.postMessage;
export const closeBroadcast = NativeBroadcastChannel?.prototype.close;
export const blobType = getterOf(Blob.prototype, 'type');
export const urlHref = getterOf(URL.prototype, 'href');
export const responseUrl = getterOf(Response.prototype, 'url');

const hasWasm = typeof WebAssembly === 'object';
export const wasmMemoryBuffer = hasWasm ? getterOf(WebAssembly.Memory.prototype, 'buffer') : undefined;
export const wasmExports = hasWasm ? getterOf(WebAssembly.Instance.prototype, 'exports') : undefined;

const hasDocument = typeof Document === 'function';
export const documentQueryAll = hasDocument ? Document.prototype.querySelectorAll : undefined;
export const nodeListLength = hasDocument ? getterOf(NodeList.prototype, 'length') : undefined;
export const nodeText = hasDocument ? getterOf(Node.prototype, 'textContent') : undefined;
export const nodeBaseUri = hasDocument ? getterOf(Node.prototype, 'baseURI') : undefined;
export const elementId = hasDocument ? getterOf(Element.prototype, 'id') : undefined;
export const elementGetAttribute = hasDocument ? Element.prototype.getAttribute : undefined;

interface PolicyScope {
  readonly trustedTypes?: object;
  readonly TrustedTypePolicyFactory?: { readonly prototype: object };
}
/** Firefox has trusted types only of late. */
const policies = globalThis as PolicyScope;
export const policyFactory = policies.trustedTypes;
export const defaultPolicy =
  policyFactory && getterOf((policies.TrustedTypePolicyFactory as { prototype: object }).prototype, 'defaultPolicy');
