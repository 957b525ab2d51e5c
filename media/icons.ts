/** The icons of the view, drawn here with strokes of the text's color: a font of icons would have to be loaded. */
export type IconName = keyof typeof paths;

/** Makes a decorative icon; its button carries the name. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

const SVG = 'http://www.w3.org/2000/svg';

// Each on a grid of 16 by 16, one stroke wide.
const paths = {
  /** Two quotation marks and an arrow into the text below them. */
  insert: 'M5.5 2.5c-2 .4-3 1.5-3 3.5h2.5v-2M11 2.5c-2 .4-3 1.5-3 3.5h2.5v-2M13.5 6.5v5h-9M7 9l-2.5 2.5L7 14',
  /** One sheet over another. */
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  /** A page with an arrow out of it. */
  open: 'M7 3.5H2.5v10h10V9M9.5 2.5h4v4M13.5 2.5L7 9',
  clear: 'M4 4l8 8M12 4l-8 8',
} as const;
