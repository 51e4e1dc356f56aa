// The normalised server address of a connection: what two connections must share to be duplicates. Pure.

export interface Endpoint {
  /** Normalised text, the same for every connection to this address: tokens and cache-busters are left out. */
  readonly key: string;
  /** For people: path and stable query, as in `/ws`. */
  readonly path: string;
  /** `localhost:8000` */
  readonly host: string;
}
