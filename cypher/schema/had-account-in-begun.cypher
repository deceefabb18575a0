CREATE INDEX had_account_in_begun IF NOT EXISTS FOR ()-[r:HAD_ACCOUNT_IN]-() ON (r.begun)
