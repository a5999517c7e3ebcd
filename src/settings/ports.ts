/** Whether the port that an address may name is one; those that name none have. */
export const hasPort = (address: string): boolean => {
  const port = /^(?:escpos:[^/:]+|https?:\/\/[^/:]+):(\d+)/.exec(address)?.[1];
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
};
