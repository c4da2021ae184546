-- Whom a unit's matter is about: by it one matter cut into many is seen, and an official finds their own career.
alter table cases_cases add column about_key text;
create index ix_cases_cases_about_key on cases_cases (about_key);
