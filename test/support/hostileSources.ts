/** Sources whose text is meant to do harm, each under a word of its own. All of it is to be shown as text. */
export const hostileSources: Readonly<Record<string, string>> = {
  'html.txt':
    'The cormorant said <img src=x onerror="alert(1)"> and <script>alert(2)</script> and <a href="javascript:alert(3)">here</a> &lt;b&gt; too.\n',
  'ansi.txt': 'The heron \u001b[31mturned red\u001b[0m at the weir.\n',
  'bidi.txt':
    'The bittern \u202eowt eno\u202c \u2067three\u2069 \u200bhid\u200d a\u200cword\u2060 and \u202dnever closed what it opened.\n',
  'long.txt': `The curlew ${'x'.repeat(100_000)} ended.\n`,
  'marks.md':
    '# <plover onclick=alert(4)>\n\nThe plover `$(warning)` [link](command:workbench.action.quit) ![i](x) ended.\n',
};
