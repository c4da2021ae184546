-- Orders carry at most 5,000 rows each (工单拆分): which part this is, and how many rows break the rule in all.
alter table quality_orders add column part integer not null default 1;
alter table quality_orders add column total $long$ not null default 0;
update quality_orders set total = failed;
