/** Spreads a 32-bit number over all of them; no two become one. */
export function mix(number: number): number {
  let value = number >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

export function scatter(number: number, round: number): number {
  return mix(number + Math.imul(round, 0x9e3779b9));
}

const agents = [
  [
    "CHROME",
    "Windows 10",
    "Computer",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
  ],
  [
    "SAFARI",
    "Mac OS X",
    "Computer",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  ],
  ["FIREFOX", "Linux", "Computer", "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0"],
  [
    "SAFARI",
    "iOS (iPhone)",
    "Mobile",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
  ],
].map(([browser, os, device, rawUserAgent]) => ({ userAgent: { rawUserAgent, os, browser }, device }));

const places = [
  {
    city: "Utrecht",
    state: "Utrecht",
    country: "Netherlands",
    postalCode: "3511",
    geolocation: { lat: 52.09, lon: 5.12 },
  },
  { city: "Lyon", state: "Rhône", country: "France", postalCode: "69002", geolocation: { lat: 45.75, lon: 4.83 } },
  { city: null, state: null, country: "Canada", postalCode: null, geolocation: { lat: 43.63, lon: -79.37 } },
  null,
];

/** The name of a zone that is not there is the text "null" more often than null. */
const zones = ["null", "null", "null", "Office", null];

/** Up to the address. */
const clients = agents.flatMap(({ userAgent, device }) =>
  places.flatMap((geographicalContext) =>
    zones.map((zone) =>
      JSON.stringify({ userAgent, zone, device, id: null, geographicalContext, ipAddress: "" }).slice(0, -2),
    ),
  ),
);
const noClient = JSON.stringify({
  userAgent: null,
  zone: null,
  device: null,
  id: null,
  ipAddress: null,
  geographicalContext: null,
});
const authentication =
  ',"authenticationContext":{"authenticationProvider":null,"credentialProvider":null,"credentialType":null,"issuer":null,"interface":null,"authenticationStep":0';
const parts = {
  transaction: '},"transaction":{"type":"WEB","id":"',
  security:
    ',"securityContext":{"asNumber":64500,"asOrg":"example networks","isp":"example","domain":"example.net","isProxy":false}',
};
const systemParts = {
  transaction: '},"transaction":{"type":"JOB","id":"',
  security: ',"securityContext":{"asNumber":null,"asOrg":null,"isp":null,"domain":null,"isProxy":null}',
};

/**
 * What Okta puts around an event and promises little of: client, contexts, transaction, request. Keys are missing now
 * and then, as they are in real logs.
 */
export function contextOf(chance: number, system: boolean, debug: string): string {
  const address = `203.0.113.${chance % 254}`;
  const session = (chance & 7) === 1 ? "unknown" : `102${chance.toString(36)}`;
  const request = `a${chance.toString(16).padStart(8, "0")}b${(chance >>> 7).toString(36)}`;
  const made = system ? systemParts : parts;
  const client = system ? noClient : `${clients[(chance >>> 8) % clients.length]}${address}"}`;
  const step = (chance & 15) === 2 ? "" : `,"externalSessionId":"${system ? "unknown" : session}"`;
  const ipChain = system ? "" : `{"ip":"${address}","geographicalContext":null,"version":"V4","source":null}`;
  const secured = (chance & 31) === 7 ? "" : made.security;
  const debugged =
    (chance & 31) === 11
      ? ""
      : (chance & 31) === 9
        ? ',"debugContext":{}'
        : `,"debugContext":{"debugData":{"requestId":"${request}"${debug === "" ? "" : `,${debug}`}}}`;
  return `"client":${client}${authentication}${step}${made.transaction}${request}","detail":{}},"request":{"ipChain":[${ipChain}]}${secured}${debugged}`;
}
