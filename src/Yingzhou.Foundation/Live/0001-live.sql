create table live_marks (
    bucket  integer not null primary key,
    touched $long$  not null
)$compact$;
