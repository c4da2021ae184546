-- One indicator of one area in one week, computed from the cases that ended in it. Recomputed weeks replace their line.
create table environment_values (
    indicator   text      not null,
    area        text      not null,
    week        $day$     not null,
    count       integer   not null,
    outside     integer   not null,
    value       $double$,
    ninth       $double$,
    lower       $double$,
    upper       $double$,
    computed_at $instant$ not null,
    primary key (indicator, area, week)
)$compact$;

create table environment_tasks (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    indicator    text      not null,
    problem      text      not null,
    limit_value  $double$  not null,
    opened_on    $day$     not null,
    due_on       $day$     not null,
    measures     text,
    closed_on    $day$
);
create index ix_environment_tasks_region_closed_on on environment_tasks (region, closed_on);
