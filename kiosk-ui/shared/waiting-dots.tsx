/** The kiosk is at work. */
export function WaitingDots() {
  return (
    <div class="waiting-dots" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}
