import { randomBytes } from "node:crypto";

interface OktaCode {
  status: number;
  summary: string;
}

const codes = {
  E0000001: { status: 400, summary: "Api validation failed" },
  E0000004: { status: 401, summary: "Authentication failed" },
  E0000005: { status: 403, summary: "Invalid session" },
  E0000006: { status: 403, summary: "You do not have permission to perform the requested action" },
  E0000007: { status: 404, summary: "Not found: Resource not found" },
  E0000008: { status: 404, summary: "The requested path was not found" },
  E0000009: { status: 500, summary: "Internal Server Error" },
  E0000010: { status: 503, summary: "Service is in read only mode" },
  E0000011: { status: 401, summary: "Invalid token provided" },
  E0000015: { status: 401, summary: "You do not have permission to access the feature you are requesting" },
  E0000022: { status: 405, summary: "The endpoint does not support the provided HTTP method" },
  E0000031: { status: 400, summary: "Invalid search criteria." },
  E0000053: { status: 400, summary: "Invalid log query" },
  E0000047: { status: 429, summary: "API call exceeded rate limit due to too many requests." },
} satisfies Record<string, OktaCode>;

export type OktaErrorCode = keyof typeof codes;

/** An answer that is one of Okta's documented errors. */
export class OktaAnswerError extends Error {
  override name = "OktaAnswerError";
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;

  constructor(
    code: OktaErrorCode,
    summary?: string,
    causes: string[] = [],
    status?: number,
    headers: Record<string, string> = {},
  ) {
    super(summary ?? codes[code].summary);
    this.status = status ?? codes[code].status;
    this.headers = headers;
    this.body = JSON.stringify({
      errorCode: code,
      errorSummary: this.message,
      errorLink: code,
      errorId: `oae${randomBytes(18).toString("base64url")}`,
      errorCauses: causes.map((errorSummary) => ({ errorSummary })),
    });
  }
}

export type ResourceType =
  | "User"
  | "UserGroup"
  | "AppInstance"
  | "GroupRule"
  | "AppUser"
  | "ApplicationGroupAssignment"
  | "Client"
  | "RoleAssignment"
  | "IamRole"
  | "ResourceSet"
  | "RoleBinding"
  | "Permission"
  | "ResourceSetResource"
  | "ApiToken"
  | "UserFactor"
  | "JsonWebKey";

export function notFound(id: string, type: ResourceType): OktaAnswerError {
  return new OktaAnswerError("E0000007", `Not found: Resource not found: ${id} (${type})`);
}

export function invalid(field: string, cause: string): OktaAnswerError {
  return new OktaAnswerError("E0000001", `Api validation failed: ${field}`, [`${field}: ${cause}`]);
}
