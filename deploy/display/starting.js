// Shown from the disk while the daemon warms its models up. The daemon listens only after that: an answer means ready.
const kiosk = 'http://127.0.0.1:8080/';

// The daemon's file with the secret, which only this screen's user can read, calls this.
globalThis.entry = (secret) => location.replace(`${kiosk}enter/${secret}/screen/`);

const lookAgain = () => setTimeout(look, 1000);

const goIn = () => {
  const script = document.createElement('script');
  script.src = 'file:///run/spl-kiosk-entry/entry.js';
  script.onerror = lookAgain;
  document.head.append(script);
};

// The answer is opaque: this is the only address of the kiosk that answers other pages, and it tells them nothing.
const look = () => fetch(`${kiosk}health`, { mode: 'no-cors', cache: 'no-store' }).then(goIn, lookAgain);

look();
