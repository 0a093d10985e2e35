import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { imports, named, target, type Import } from './import-arrows.ts';
import { LAYERS, layerOf } from './layers.ts';

/** The innermost folder that package.json gives a name, else the top folder. */
function room(file: string): string {
  const folders = Object.values(named).map((place) => path.posix.normalize(place.replace('*', '')));
  const [innermost] = folders.filter((folder) => file.startsWith(folder)).sort((a, b) => b.length - a.length);
  return innermost ?? file.split('/', 1).join('');
}

function packageOf(specifier: string): string {
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') && name !== undefined ? `${scope}/${name}` : scope;
}

const written = ({ file, specifier }: Import): string => `${file}: ${specifier}`;

describe('imports', () => {
  it('are there to be checked, in every layer', () => {
    expect(new Set(imports.map(({ file }) => layerOf(file)?.folder)).size).toBeGreaterThan(1);
  });

  it('leave a room by the names of package.json, never by a relative path', () => {
    const leaving = imports.filter(
      (one) => one.specifier.startsWith('.') && room(target(one) ?? '') !== room(one.file),
    );
    expect(leaving.map(written)).toEqual([]);
  });

  it('follow the arrows of the layers', () => {
    const forbidden = imports.filter((one) => {
      const file = target(one);
      const from = layerOf(one.file);
      if (file === undefined || from === undefined) return false;
      const to = layerOf(file)?.folder;
      return to === undefined || (to !== from.folder && !from.imports.includes(to));
    });
    expect(forbidden.map(written)).toEqual([]);
  });

  it('bring in only the packages of the layer', () => {
    const forbidden = imports.filter((one) => {
      const layer = layerOf(one.file);
      if (layer === undefined || target(one) !== undefined) return false;
      if (one.specifier.startsWith('node:')) return !layer.node;
      return !layer.packages.includes(packageOf(one.specifier));
    });
    expect(forbidden.map(written)).toEqual([]);
  });

  it('leave no package in the list of a layer that has no use for it', () => {
    const used = new Set(imports.map((one) => `${layerOf(one.file)?.folder ?? ''} ${packageOf(one.specifier)}`));
    const listed = LAYERS.flatMap(({ folder, packages }) => packages.map((name) => `${folder} ${name}`));
    expect(listed.filter((one) => !used.has(one))).toEqual([]);
  });

  it('keep the protocol of editors out of the language, the model client in one file, and Langium out of the client', () => {
    const files = (pattern: RegExp, below: string): string[] =>
      imports.filter((one) => one.file.startsWith(below) && pattern.test(one.specifier)).map(({ file }) => file);
    expect(files(/^langium\/lsp/, 'server/src/language/')).toEqual([]);
    expect(new Set(files(/^openai/, '')).size).toBeLessThanOrEqual(1);
    expect(files(/^(langium|chevrotain)/, 'client/')).toEqual([]);
  });
});
