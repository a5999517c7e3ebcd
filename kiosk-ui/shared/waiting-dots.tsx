/** Shows that the kiosk is busy. */
export function WaitingDots() {
  return (
    <div class="waiting-dots" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}
