import { fileURLToPath } from 'node:url';
import type { Sample } from './sample.ts';
import { schema } from './schema.ts';
import { actionsSample, jsonSample, prismaSample, wfSample, yamlSample } from './samples.ts';

/** A language server and what it works on. */
export interface MeasuredServer {
  readonly name: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly languageId: string;
  readonly sample: (lines: number) => Sample;
  /** What it gets when it asks for settings, or is told of them. */
  readonly settings: unknown;
}

const peers = (path: string): string => fileURLToPath(new URL(`peers/node_modules/${path}`, import.meta.url));

const schemaFile = (files: string): Record<string, unknown> => ({
  fileMatch: [files],
  url: 'memory:///s.json',
  schema,
});

/** Ours first. All are started as editors start them, over standard input and output. */
export const servers: readonly MeasuredServer[] = [
  {
    name: 'Toolpath',
    program: fileURLToPath(new URL('../../dist/wf.cjs', import.meta.url)),
    arguments: ['lsp', '--stdio'],
    languageId: 'wf',
    sample: wfSample,
    settings: {},
  },
  {
    name: 'vscode-json-language-server',
    program: peers('vscode-langservers-extracted/bin/vscode-json-language-server'),
    arguments: ['--stdio'],
    languageId: 'json',
    sample: jsonSample,
    settings: { json: { validate: { enable: true }, schemas: [schemaFile('*.json')] } },
  },
  {
    name: 'yaml-language-server',
    program: peers('yaml-language-server/bin/yaml-language-server'),
    arguments: ['--stdio'],
    languageId: 'yaml',
    sample: yamlSample,
    settings: {
      yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false }, schemas: {} },
    },
  },
  {
    name: '@actions/languageserver',
    program: peers('@actions/languageserver/bin/actions-languageserver'),
    arguments: ['--stdio'],
    languageId: 'yaml',
    sample: actionsSample,
    settings: {},
  },
  {
    name: '@prisma/language-server',
    program: peers('@prisma/language-server/dist/bin.js'),
    arguments: ['--stdio'],
    languageId: 'prisma',
    sample: prismaSample,
    settings: { prisma: { enableDiagnostics: true } },
  },
];
