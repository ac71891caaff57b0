import { distance, middleOf, type Point } from "./geometry.ts";

/** What hands do to the board. Points are CSS pixels from the board's corner. */
export interface Hands {
  /** `touch`: a finger, which needs wider targets. */
  tap(at: Point, touch: boolean): void;
  /** Undefined: the pointer left. */
  hover(at: Point | undefined): void;
  drag(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
}

/** Pixels a pointer may tremble and still be a tap. */
const tremble = 6;

/** Listens to mouse, pen, fingers and wheel. Returns how to stop. */
export function listen(element: HTMLElement, hands: Hands): () => void {
  const down = new Map<number, Point>();
  let travelled = 0;
  const pointOf = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (down.size === 0) travelled = 0;
    down.set(event.pointerId, pointOf(event));
    element.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const at = pointOf(event);
    const before = down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== "touch") hands.hover(at);
      return;
    }
    travelled += distance(before, at);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, at);
    if (other !== undefined) pinch(hands, before, at, other);
    else if (travelled > tremble) hands.drag(at.x - before.x, at.y - before.y);
  };
  const release = (event: PointerEvent): void => {
    const held = down.delete(event.pointerId);
    if (held && down.size === 0 && travelled <= tremble && event.type === "pointerup") {
      hands.tap(pointOf(event), event.pointerType === "touch");
    }
  };
  const leave = (): void => hands.hover(undefined);
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    hands.zoom(2 ** (-event.deltaY / (event.ctrlKey ? 90 : 380)), pointOf(event));
  };
  const listeners = {
    pointerdown: press,
    pointermove: move,
    pointerup: release,
    pointercancel: release,
    pointerleave: leave,
  };
  for (const [name, act] of Object.entries(listeners)) element.addEventListener(name, act as EventListener);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    for (const [name, act] of Object.entries(listeners)) element.removeEventListener(name, act as EventListener);
    element.removeEventListener("wheel", wheel);
  };
}

function pinch(hands: Hands, before: Point, at: Point, other: Point): void {
  const old = distance(before, other);
  const box = { x: other.x, y: other.y, width: at.x - other.x, height: at.y - other.y };
  hands.drag((at.x - before.x) / 2, (at.y - before.y) / 2);
  if (old > 0) hands.zoom(distance(at, other) / old, middleOf(box));
}
