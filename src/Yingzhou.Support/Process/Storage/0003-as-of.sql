alter table process_definitions add column release $long$ not null default 0;
alter table process_instances add column as_of $long$;
