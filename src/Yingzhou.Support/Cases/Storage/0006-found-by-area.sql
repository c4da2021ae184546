-- A list of an area, newest first, is read off an index: a range of regions would be sorted whole before its first page is known.
alter table cases_cases add column county text not null default '';
alter table cases_cases add column town text not null default '';
update cases_cases set county = substr(region, 1, 6), town = substr(region, 1, 9);
create index ix_cases_cases_county_id on cases_cases (county, id);
create index ix_cases_cases_town_id on cases_cases (town, id);
-- Cases like the one on the table: of one unit and one matter, newest first.
create index ix_cases_cases_unit_item_code_id on cases_cases (unit, item_code, id);
