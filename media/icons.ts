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
  /** An arrow into the text, over lines of it. */
  insert: 'M8 1.5v7M5 5.8L8 8.8L11 5.8M2.5 11.5h11M2.5 14h7',
  /** An arrow into one of three lines. */
  insertAs: 'M8.5 3.5h5M8.5 8h5M8.5 12.5h5M2 8h4.5M4.3 5.6L6.6 8L4.3 10.4',
  /** An at sign. */
  cite: 'M10.6 8a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 0 1 5.2 0v1c0 2 3 1.7 3-1A5.6 5.6 0 1 0 11 12.7',
  /** A basket with its handle. */
  collect: 'M2 7h12l-1.3 6.5H3.3zM5 7l2-4.5M11 7L9 2.5M6.5 9.5v2M9.5 9.5v2',
  basket: 'M2 7h12l-1.3 6.5H3.3zM5 7l2-4.5M11 7L9 2.5M6.5 9.5v2M9.5 9.5v2',
  /** One sheet over another. */
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  /** A page with an arrow out of it. */
  open: 'M7 3.5H2.5v10h10V9M9.5 2.5h4v4M13.5 2.5L7 9',
  clear: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3.2L13 4.5',
  filter: 'M2 3.5h12L9.5 8.7v4.3l-3 1V8.7z',
  /** Headings with lines under them. */
  group: 'M2 3.5h8M4.5 6.5h9M2 10h8M4.5 13h9',
  grip: 'M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01',
  down: 'M4 6l4 4 4-4',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
} as const;
