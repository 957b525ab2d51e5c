import { existsSync } from 'node:fs';
import { allChanges } from '../support/changes/index.ts';
import { attributions, forms, joins } from '../support/changes/joins.ts';
import {
  type JudgedDraft,
  judgeChange,
  judgeJoin,
  type Quotables,
  quotablesOf,
} from '../support/changes/judge.ts';
import { levineFolder } from '../support/levine.ts';
import { sampleCorpus, verifierOfFolder } from '../support/verification.ts';
import type { Figure } from './measure.ts';

/** Right and wrong on changes that are made afresh, of passages of all corpora at hand: other kinds than the shared cases. */
export async function* benchChanges(): AsyncGenerator<Figure> {
  const groups = new Map<string, JudgedDraft[]>();
  const add = (group: string, judged: readonly JudgedDraft[]) =>
    groups.set(group, [...(groups.get(group) ?? []), ...judged]);
  const words: {
    readonly judged: JudgedDraft;
    readonly critical: boolean;
    readonly right: readonly string[];
  }[] = [];
  for (const folder of [sampleCorpus, levineFolder].filter(existsSync)) {
    const quotables: Quotables = quotablesOf(await verifierOfFolder(folder));
    for (const change of allChanges) {
      const judged = judgeChange(quotables, change, EXTENT);
      add(change.group, judged);
      if (!change.group.startsWith('words')) continue;
      const { critical = false, right } = change;
      words.push(...judged.map((each) => ({ judged: each, critical, right })));
    }
    for (const [group, all] of Object.entries({ joins, attributions, forms }))
      for (const join of all) add(group, judgeJoin(quotables, join, EXTENT));
  }
  for (const [group, judged] of groups) {
    const value = judged.filter(({ isRight }) => isRight).length / judged.length;
    yield {
      name: `${judged.length} fresh changes, ${group}: right`,
      unit: '',
      value,
      goal: '≥ 0.97',
      isMet: value >= 0.97,
    };
  }
  const leaks = words.filter(
    ({ judged: { finding }, right }) =>
      !finding || (PASSES.has(finding.verdict) && !right.includes(finding.verdict)),
  );
  yield {
    name: 'fresh changes of words that pass',
    unit: '',
    value: leaks.length,
    goal: '0',
    isMet: leaks.length === 0,
  };
  const others = words.filter(({ critical }) => !critical);
  yield {
    name: 'fresh changes of words, none of them critical by its kind, that are errors',
    unit: '',
    value: others.filter(({ judged }) => judged.finding?.severity === 'error').length / others.length,
  };
}

const EXTENT = { count: 20, seed: 11 };
const PASSES: ReadonlySet<string> = new Set(['verbatim', 'adjusted', 'marked']);
