CREATE INDEX had_account_in_ended IF NOT EXISTS FOR ()-[r:HAD_ACCOUNT_IN]-() ON (r.ended)
