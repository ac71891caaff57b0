/** The steppe at dusk: three ways that meet at the sun. Decoration only. */
export function Horizon() {
  return (
    <svg class="horizon" viewBox="0 0 1280 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle class="glow" cx="900" cy="262" r="190" />
      <circle class="glow inner" cx="900" cy="262" r="128" />
      <circle class="sun" cx="900" cy="262" r="76" />
      <g class="rays">
        <path d="M900 262 C 700 190 430 120 -20 96" />
        <path d="M900 262 C 900 180 930 90 1010 -20" />
        <path d="M900 262 C 1050 230 1180 215 1300 218" />
      </g>
      <path
        class="eagle"
        transform="translate(478 18) scale(.66)"
        d="M596 150c34-22 72-33 112-24 14 3 25 9 33 18l5-13c2-5 10-5 12 0l6 12c9-8 20-13 34-15 40-5 76 10 106 36-24-9-44-12-62-9l-18-6 6 10-19-4 8 11-20-2c-12 2-20 8-26 17l6 18-17-9-17 9 5-18c-8-10-18-16-31-18l-19 1 8-10-20 3 6-10-19 5c-22-5-45-5-79 8z"
      />
      <path class="hill far" d="M0 300c170-48 320-42 470-18s260 22 400-6 270-34 410 4v140H0z" />
      <path class="hill mid" d="M0 342c190-42 360-34 540-10s330 20 480-4 190-14 260-4v96H0z" />
      <path class="hill near" d="M0 384c220-30 420-24 640-10s430 12 640-8v54H0z" />
    </svg>
  );
}
