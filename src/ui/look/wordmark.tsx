// The name with its mark: a shield with a fish hook whose eye is the watching eye.

export function Wordmark() {
  return (
    <span class="lw-wordmark">
      <svg class="lw-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path class="lw-mark__shield" d="M16 .8 29.4 4.6V15c0 8-5.3 13.6-13.4 16.4C7.9 28.6 2.6 23 2.6 15V4.6L16 .8Z" />
        <g class="lw-mark__hook" fill="none" stroke-linejoin="round">
          <circle cx="19.4" cy="8.4" r="2.9" stroke-width="2.6" />
          <path d="M19.4 11.6v8a5.1 5.1 0 0 1-10.2 0v-4.9" stroke-width="3" />
          <path d="m9.2 13.2 4.9 5.1" stroke-linecap="round" stroke-width="2.8" />
        </g>
      </svg>
      <span translate={false}>Lurewatch</span>
    </span>
  );
}
