/** Whether the port in an address is valid; an address without a port passes. */
export const hasPort = (address: string): boolean => {
  const port = /^(?:escpos:[^/:]+|https?:\/\/[^/:]+):(\d+)/.exec(address)?.[1];
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
};
