import { useEffect, useState } from 'preact/hooks';
import { codeReplySchema, type LinkView, linkReplySchema } from '../../src/contract/desk-link.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { fill } from './fill.ts';
import { counted, deskLink as words } from './staff-words.ts';
import { minutes, useCountdown } from './use-countdown.ts';

const lookEveryMs = 5000;

type Role = 'pharmacist' | 'technician';

interface Code {
  readonly code: string;
  readonly validForSeconds: number;
}

/**
 * How the computer behind the counter is paired, at the kiosk's own pages. The link itself serves no such answer, so a
 * paired computer shows nothing here; a pharmacist reads nothing either where the link is off.
 */
export function DeskLink({ who: role }: { who: Role }) {
  const [link, setLink] = useLink(role);
  const [code, setCode] = useState<Code | null>(null);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  if (link === undefined || (link === null && role === 'pharmacist')) return null;
  const showCode = async () => {
    const shown = await post(`/${role}/pairing-code`, codeReplySchema);
    setFailed(!shown?.ok);
    if (shown?.ok) setCode(shown);
  };
  const forget = async () => {
    setAsking(false);
    const reply = await post('/technician/forget-computers', linkReplySchema);
    setFailed(reply === undefined);
    if (reply) setLink(reply.link);
  };
  return (
    <section class="desk-link" aria-labelledby="desk-link">
      <h2 id="desk-link">{words.title}</h2>
      <p>{link === null ? words.off : words.text}</p>
      {link !== null && <Facts link={link} />}
      {link !== null && link.address !== null && (
        <Button onPress={() => void showCode()}>{words.pair}</Button>
      )}
      {role === 'technician' && link !== null && link.paired > 0 && (
        <Button onPress={() => setAsking(true)}>{words.forget}</Button>
      )}
      <p role="status">{failed && words.failed}</p>
      {code !== null && link !== null && <CodeDialog code={code} link={link} onClose={() => setCode(null)} />}
      {asking && (
        <Dialog name="forget-computers" title={words.forgetTitle} onCancel={() => setAsking(false)}>
          <p>{words.forgetText}</p>
          <div class="actions">
            <Button kind="primary" onPress={() => void forget()}>
              {words.forgetConfirm}
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              {words.forgetCancel}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function Facts({ link: { address, fault, fingerprint, paired } }: { link: LinkView }) {
  return (
    <>
      {fault !== null && <p role="alert">{words.faults[fault]}</p>}
      {address !== null && <Certificate address={address} fingerprint={fingerprint} />}
      <p data-paired={paired}>{counted(words.paired, paired)}</p>
    </>
  );
}

const Certificate = ({ address, fingerprint }: Pick<LinkView, 'address' | 'fingerprint'>) => (
  <dl class="link-facts">
    <dt>{words.address}</dt>
    <dd dir="ltr">{address}</dd>
    <dt>{words.fingerprint}</dt>
    <dd dir="ltr">{fingerprint}</dd>
  </dl>
);

interface CodeDialogProps {
  readonly code: Code;
  readonly link: LinkView;
  readonly onClose: () => void;
}

/** The code in large digits, with what the browser there is compared with. */
function CodeDialog({ code: { code, validForSeconds }, link, onClose }: CodeDialogProps) {
  const [left] = useCountdown(validForSeconds);
  return (
    <Dialog name="pairing-code" title={words.code} onCancel={onClose}>
      {left > 0 && (
        <p class="link-code" dir="ltr" data-code={code}>
          {code.slice(0, 4)} {code.slice(4)}
        </p>
      )}
      <p>{left > 0 ? fill(words.codeLasts, { time: minutes(left) }) : words.codeOver}</p>
      <Certificate address={link.address} fingerprint={link.fingerprint} />
      <p>{words.compare}</p>
      <div class="actions">
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

/** @returns undefined before the kiosk's answer and where there is none */
function useLink(role: Role) {
  const [link, setLink] = useState<LinkView | null | undefined>();
  useEffect(() => {
    const look = async () => {
      try {
        const response = await fetch(`/${role}/desk-link`);
        if (response.ok) setLink(linkReplySchema.parse(await response.json()).link);
        else if (response.status === 404) clearInterval(timer);
      } catch {
        // The page says by itself that the kiosk does not answer.
      }
    };
    const timer = setInterval(() => void look(), lookEveryMs);
    void look();
    return () => clearInterval(timer);
  }, [role]);
  return [link, setLink] as const;
}

async function post<Reply>(
  path: string,
  schema: { parse(value: unknown): Reply },
): Promise<Reply | undefined> {
  try {
    const response = await fetch(path, { method: 'POST' });
    return schema.parse(await response.json());
  } catch {
    return undefined;
  }
}
