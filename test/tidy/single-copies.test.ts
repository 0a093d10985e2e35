import { expect, it } from 'vitest';
import { json } from './project-files.ts';

const lock = json('package-lock.json') as { readonly packages: Readonly<Record<string, unknown>> };

const SHARED = [
  'langium',
  'vscode-jsonrpc',
  'vscode-languageserver',
  'vscode-languageserver-protocol',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'vscode-uri',
];

/** With two copies an error of one is no error to the other, and reaches the editor as a result. */
it.each(SHARED)('%s is installed once', (name) => {
  const copies = Object.keys(lock.packages).filter((place) => place.endsWith(`node_modules/${name}`));
  expect(copies).toEqual([`node_modules/${name}`]);
});
