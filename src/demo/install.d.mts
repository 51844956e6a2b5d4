// The types of install.mjs, which is plain JavaScript.

export declare const ROOT: string;
export declare function refuseNode(version: string, range: string): string | null;
export declare function isInstalled(
  lock: { packages: Record<string, object> },
  installed: { packages: Record<string, object> } | null,
): boolean;
export declare function ensureDependencies(): Promise<void>;
export declare function build(mode: string): Promise<void>;
