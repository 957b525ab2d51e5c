/**
 * Makes an element. Children are nodes or plain text; text never becomes markup, which is why nothing in this folder
 * uses `innerHTML`.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Makes a button that does one thing and never submits anything. */
export function button(
  attributes: Readonly<Record<string, string>>,
  content: Node | string,
  onClick?: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, content);
  if (onClick) made.addEventListener('click', onClick);
  return made;
}

/** Sets an attribute, or takes it away where there is no value. */
export function setOrRemove(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) target.removeAttribute(name);
  else target.setAttribute(name, value);
}
