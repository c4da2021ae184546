-- 防刷: from which device a rating came, and why it is left out of the figures (null: it counts).
alter table cases_ratings add column device text;
alter table cases_ratings add column excluded text;
create index ix_cases_ratings_device_at on cases_ratings (device, at);
