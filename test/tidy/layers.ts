/** The layers, inner ones first, what each may import, and the npm packages it may use (docs/architecture.md). */
export interface Layer {
  /** Folder of its sources; the innermost folder that holds a file decides its layer. */
  readonly folder: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** Modules of Node are allowed. */
  readonly node: boolean;
}

export const LAYERS: readonly Layer[] = [
  { folder: 'core/src', imports: [], packages: [], node: false },
  { folder: 'cache/src', imports: [], packages: [], node: true },
  { folder: 'executor/src/protocol', imports: ['core/src'], packages: [], node: false },
  { folder: 'server/src/protocol', imports: ['core/src'], packages: [], node: false },
  {
    folder: 'executor/src',
    imports: ['core/src', 'cache/src', 'executor/src/protocol'],
    packages: ['@modelcontextprotocol/sdk', 'jiti', 'openai', 'undici', 'vscode-jsonrpc'],
    node: true,
  },
  {
    folder: 'server/src/language',
    imports: ['core/src'],
    packages: ['chevrotain', 'langium', 'vscode-languageserver-types'],
    node: true,
  },
  {
    folder: 'server/src',
    imports: ['core/src', 'cache/src', 'server/src/language', 'server/src/protocol'],
    packages: ['langium', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
    node: true,
  },
  {
    folder: 'cli/src',
    imports: ['core/src', 'cache/src', 'executor/src', 'executor/src/protocol', 'server/src/language'],
    packages: [
      '@opentelemetry/api',
      '@opentelemetry/otlp-transformer',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-trace',
      'langium',
    ],
    node: true,
  },
  {
    folder: 'client/src',
    imports: ['core/src', 'executor/src/protocol', 'server/src/protocol'],
    packages: ['vscode', 'vscode-jsonrpc', 'vscode-languageclient'],
    node: true,
  },
];

/** The layer that a file belongs to. */
export function layerOf(file: string): Layer | undefined {
  return LAYERS.filter(({ folder }) => file.startsWith(`${folder}/`)).sort(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}
