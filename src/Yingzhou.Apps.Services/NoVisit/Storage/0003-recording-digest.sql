-- 录像指纹: of all takes together, once the last part has come; it stays when the recording is deleted.
alter table novisit_calls add column recording_digest text;
