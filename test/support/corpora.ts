/** A little corpus with a voice of every kind, for tests: an interview, a raw transcript, an essay, a list. */
export const marshCorpus = {
  'interview.txt': [
    'On the Gate',
    '',
    '[00:00:05] ANN LEE: What does a keeper do all night?',
    '',
    '[00:00:10] BO RAY: I listened to the water. A marsh does not forget the tide, and neither did I. You could hear it turn.',
    '',
    '[00:01:02] ANN LEE: And the pin?',
    '',
    '[00:01:09] BO RAY: The pin was on the nail, and the nail was dry. My father used to say "a dry nail has no story".',
    '',
  ].join('\n'),
  'raw.txt': Array.from(
    { length: 30 },
    (_, at) => `well the eelgrass came back in year ${at} and nobody had planted it there you know`,
  ).join(' '),
  'essay.md':
    '---\ntitle: Salt\nauthor:\n  - family: Sayre\n    given: Em\ndate: 2023\n---\n\nHay is only *summer* you can lift, and <b>salt</b> ends it.\n',
  'list.txt':
    'Lessons from Bo Ray\nAn introduction.\n- On gates: "Every gate is a question put to the sea." — Source: [The Ebb #12]\n- On mud: "Mud remembers everything that we forget." — Source: [Radio]\n- On time: "A tide is a promise kept twice a day." — Source: [The Ebb #12]\n',
  'notes.md': '---\nkeywords: own\n---\n\nRemember the eelgrass and the keeper of the gate.\n',
  'sources.bib': [
    '@audio{ray2021gate, author = {Ray, Bo}, editor = {Lee, Ann}, editortype = {interviewer}, title = {On the Gate}, date = {2021}, keywords = {primary}, file = {interview.txt}}',
    '@audio{ray2021raw, author = {Ray, Bo}, title = {Raw}, date = {2021}, keywords = {primary}, file = {raw.txt}}',
    '@online{list2022, title = {Lessons from Bo Ray}, date = {2022}, keywords = {secondary}, file = {list.txt}}',
  ].join('\n'),
} as const;
