/**
 * Names one piece of source text without knowing where it stands.
 *
 * Opaque outside the language layer, which alone can turn an id back into a file and a range (`originOf`). Ids are
 * stable for one text: lowering the same text twice gives the same ids.
 */
export type NodeId = string;
