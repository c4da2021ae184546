-- An objection that was right publishes the day again; what was published before stays.
alter table evaluation_publications add column revision integer not null default 1;
alter table evaluation_publications add column reason text;
drop index ix_evaluation_publications_scheme_day;
create unique index ix_evaluation_publications_scheme_day_revision on evaluation_publications (scheme, day, revision);
