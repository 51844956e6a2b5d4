// The peer has no types of its own. What is used of it.

declare module '@gorhill/ubo-core/js/hntrie.js' {
  // biome-ignore lint/style/noDefaultExport: as the peer has it
  export default class HNTrieContainer {
    createTrie(): number;
    setNeedle(host: string): this;
    add(root: number): number;
    /** -1 where neither the needle nor a parent of it is there. */
    matches(root: number): number;
    optimize(): unknown;
    toSelfie(): { buf32: Uint32Array<ArrayBuffer>; checksum: number };
    fromSelfie(selfie: { buf32: Uint32Array; checksum: number }): boolean;
  }
}
