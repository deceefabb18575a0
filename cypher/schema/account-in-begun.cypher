CREATE INDEX account_in_begun IF NOT EXISTS FOR ()-[r:ACCOUNT_IN]-() ON (r.begun)
