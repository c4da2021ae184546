-- The last day on which a live version is computed (停用), and why.
alter table models_versions add column retires_on $day$;
alter table models_versions add column retire_reason text;
