/**
 * Brings an element into sight by moving its container and nothing else: `scrollIntoView` would move the frames around
 * the page as well, and the whole view with them.
 *
 * @param align `nearest`: only as far as it must.
 * @param marginPx how much beside it is to be seen too.
 */
export function scrollInside(
  container: Element,
  element: Element,
  align: 'nearest' | 'center' | 'start',
  marginPx = 0,
): void {
  const room = container.getBoundingClientRect();
  const { top, bottom, height } = element.getBoundingClientRect();
  const above = top - marginPx - room.top;
  const below = bottom + marginPx - room.bottom;
  if (align === 'center') container.scrollTop += top - room.top - (room.height - height) / 2;
  else if (align === 'start' || above < 0) container.scrollTop += above;
  else if (below > 0) container.scrollTop += Math.min(below, above);
}
