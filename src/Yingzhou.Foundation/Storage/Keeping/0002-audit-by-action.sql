create index ix_kept_audit_action_at on kept_audit (action, at);
