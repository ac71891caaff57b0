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
        d="M690 118c22-17 46-22 70-12 9 4 14 9 18 15 5-7 12-12 22-14 25-6 48 3 67 22-20-9-39-11-57-6-13 4-21 12-25 24l-6 12-9-11c-6-12-15-19-28-22-17-4-34-2-52-8z"
      />
      <path class="hill far" d="M0 300c170-48 320-42 470-18s260 22 400-6 270-34 410 4v140H0z" />
      <path class="hill mid" d="M0 342c190-42 360-34 540-10s330 20 480-4 190-14 260-4v96H0z" />
      <path class="hill near" d="M0 384c220-30 420-24 640-10s430 12 640-8v54H0z" />
    </svg>
  );
}
