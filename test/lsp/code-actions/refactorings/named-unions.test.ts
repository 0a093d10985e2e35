import { describe, expect, it } from 'vitest';
import { rewritten } from './refactored.ts';

describe('a union of literals', () => {
  it('gets a name, wherever it stands', async () => {
    const text =
      'import { x } from "./x.wf"\n\n// Moods.\n/** Feels. */\ntool feel(mood: <|>"sad" | "glad", all: ("sad" | "glad")[]): "sad" | "glad"\n';
    expect(await rewritten(text, 'refactor.extract', { 'x.wf': 'tool x()\n' })).toBe(
      'import { x } from "./x.wf"\n\ntype Mood = "sad" | "glad"\n\n// Moods.\n/** Feels. */\ntool feel(mood: Mood, all: Mood[]): Mood\n',
    );
  });

  it('is named after the tool that gives it, by a name that is free', async () => {
    const text = 'type FeelResult = string\ntool feel(): "a" <|>| "b"\n';
    expect(await rewritten(text, 'refactor.extract')).toBe(
      'type FeelResult = string\ntype FeelResult2 = "a" | "b"\n\ntool feel(): FeelResult2\n',
    );
  });

  it('is left alone with other types in it, or when it has a name', async () => {
    expect(await rewritten('tool feel(): "a" <|>| string\n', 'refactor.extract')).toBeUndefined();
    expect(await rewritten('type T = "a" <|>| "b"\n', 'refactor.extract')).toBeUndefined();
  });
});
