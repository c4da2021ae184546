alter table cases_cases add column as_of $long$;
alter table cases_cases add column form_as_of $long$;
alter table cases_drafts add column as_of $long$;
