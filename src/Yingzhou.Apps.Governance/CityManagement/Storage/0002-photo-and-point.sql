alter table urban_drafts add column photo_hash $long$;
alter table urban_drafts add column point text;
alter table urban_reports add column photo_hash $long$;
alter table urban_entries add column photo_hash $long$;
