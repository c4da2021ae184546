-- 授权经办的限制（事项、次数、期限）、由谁授予、为什么终止；监护也记在这张表里。
alter table id_agencies add column items text not null default '[]';
alter table id_agencies add column most_uses integer;
alter table id_agencies add column used integer not null default 0;
alter table id_agencies add column granted_by text;
alter table id_agencies add column ended_because text;
create index ix_id_agencies_enterprise_account_id on id_agencies (enterprise_account_id);
