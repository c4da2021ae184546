-- Counts are told apart by place too: a unit of the city decides for every county, and a county's figures are its own.
create table cases_counts_by_region (
    day        $day$   not null,
    unit       text    not null,
    item_code  text    not null,
    region     text    not null,
    submitted  integer not null,
    finished   integer not null,
    on_time    integer not null,
    late       integer not null,
    rated      integer not null,
    rated_good integer not null,
    primary key (day, unit, item_code, region)
)$compact$;
insert into cases_counts_by_region select day, unit, item_code, region, submitted, finished, on_time, late, rated, rated_good from cases_counts;
drop table cases_counts;
alter table cases_counts_by_region rename to cases_counts;
