/** Elements that draw themselves in points (canvas), each with what draws the same in lines, for pictures. */
export const drawings = new WeakMap<Element, () => SVGSVGElement>();
