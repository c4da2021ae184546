alter table objections_objections add column files text;
