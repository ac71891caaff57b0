import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useSpeech } from "../language.ts";
import { CopyLink } from "./share.tsx";

interface Props {
  readonly link: string;
  readonly label: string;
  /** What it is good for, and what to take care of. */
  readonly children: ComponentChildren;
}

/** A link that is as good as a seat: to copy, or to read with the camera of another device. */
export function LinkCard({ link, label, children }: Props) {
  return (
    <div class="link-card">
      <p class="small">{children}</p>
      <CopyLink link={link} label={label} />
      <QrCode text={link} label={label} />
    </div>
  );
}

interface Squares {
  readonly size: number;
  readonly path: string;
}

/** Loaded when somebody looks at it. */
async function squaresOf(text: string): Promise<Squares> {
  const { encode } = await import("uqr");
  const { size, data } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join("");
  return { size, path };
}

function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useSpeech();
  const [squares, setSquares] = useState<Squares>();
  useEffect(() => {
    let current = true;
    squaresOf(text).then(
      (made) => current && setSquares(made),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [text]);
  if (squares === undefined) return null;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${squares.size} ${squares.size}`}
      role="img"
      aria-label={t("link.qr", { what: label })}
    >
      <rect width={squares.size} height={squares.size} fill="#fff" />
      <path d={squares.path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
