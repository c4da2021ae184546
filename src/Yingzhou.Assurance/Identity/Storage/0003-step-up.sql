alter table id_sessions add column stepped_up_at $instant$;
