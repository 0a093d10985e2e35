import { sampleFile } from '../language/sample-file.ts';
import { schema } from './schema.ts';
import { repeated, type Sample } from './sample.ts';

/** A `.wf` file with a workflow in its middle that the key is struck in. */
export function wfSample(lines: number): Sample {
  const half = sampleFile(lines / 2);
  const other = sampleFile(lines / 2).replaceAll(/(Mood|classify|send|page|triage)(?=\d)/g, '$1_');
  const middle = `
/** Look it up. */
tool probe(text: string): string command ["echo", "{text}"]
workflow middle(topic: string) {
  prompt """Look up {topic}."""
  start -> probe -> exit
}
`;
  return {
    name: 'sample.wf',
    text: `${half}${middle}${other}`,
    key: { behind: 'prompt """Look up {topic', wrong: 'x' },
    completion: '  start -> probe ->',
    hover: 'tool pro',
  };
}

/** Services of a compose file, checked against a schema. */
export function yamlSample(lines: number): Sample {
  const block = (number: number): string =>
    `  service${number}:\n    image: "image:${number}"\n    replicas: 3\n    ports:\n      - 80\n      - 443\n    mode: fast\n`;
  const middle = '  middle:\n    image: "middle"\n    replicas: 4\n    mode: slow\n';
  return {
    name: 'sample.yaml',
    text: `# yaml-language-server: $schema=./schema.json\nservices:\n${repeated(lines, block, middle)}`,
    beside: { 'schema.json': JSON.stringify(schema) },
    key: { behind: '    replicas: 4', wrong: 'x' },
    completion: '    mode: s',
    hover: '    repli',
  };
}

/** The same as JSON. */
export function jsonSample(lines: number): Sample {
  const block = (number: number): string =>
    `  "service${number}": {\n    "image": "image:${number}",\n    "replicas": 3,\n    "ports": [\n      80\n    ],\n    "mode": "fast"\n  },\n`;
  const middle = '  "middle": {\n    "image": "middle",\n    "replicas": 4,\n    "mode": "slow"\n  },\n';
  return {
    name: 'sample.json',
    text: `{\n  "services": {\n${repeated(lines, block, middle)}  "last": { "image": "last" }\n  }\n}\n`,
    key: { behind: '    "replicas": 4', wrong: 'x' },
    completion: '    "mode": "s',
    hover: '"middle',
  };
}

/** Jobs of a GitHub workflow. */
export function actionsSample(lines: number): Sample {
  const job = (name: string): string =>
    `  ${name}:\n    runs-on: ubuntu-latest\n    env:\n      NAME: value\n    steps:\n      - run: echo \${{ github.actor }}\n      - run: echo two\n`;
  return {
    name: '.github/workflows/sample.yml',
    text: `on: push\njobs:\n${repeated(lines, (number) => job(`job${number}`), job('middle').replace('two', '${{ github.ref }}'))}`,
    key: { behind: 'echo ${{ github.ref', wrong: 'x' },
    completion: 'echo ${{ github.',
    hover: '  middle:\n    runs-',
  };
}

/** Models of a database. */
export function prismaSample(lines: number): Sample {
  const model = (name: string): string =>
    `model ${name} {\n  id Int @id\n  title String\n  body String?\n  size Int @default(1)\n  done Boolean\n}\n\n`;
  const head = 'datasource db {\n  provider = "postgresql"\n}\n\n';
  return {
    name: 'schema.prisma',
    text: `${head}${repeated(lines, (number) => model(`Model${number}`), model('Middle').replace('title String', 'title  String'))}`,
    key: { behind: '  title  String', wrong: 'x' },
    completion: 'model Middle {\n  id Int @',
    hover: 'model Mid',
  };
}
