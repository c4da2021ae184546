-- Whoever replays a stream asks what was said of a thing before.
create index ix_alerting_alerts_kind_subject_key on alerting_alerts (kind, subject_key);
