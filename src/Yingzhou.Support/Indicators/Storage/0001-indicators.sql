create table indicators_values (
    indicator   text      not null,
    area        text      not null,
    definition  integer   not null,
    period      $day$     not null,
    revision    integer   not null,
    value       $double$,
    numerator   $long$,
    rows        integer   not null,
    watermark   $instant$,
    computed_at $instant$ not null,
    primary key (indicator, area, definition, period, revision)
)$compact$;

create table indicators_runs (
    id           $id$      not null primary key,
    at           $instant$ not null,
    added        integer   not null,
    milliseconds integer   not null
);
create index ix_indicators_runs_at on indicators_runs (at);

create table indicators_cockpits (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    key           text      not null,
    title         text      not null,
    tiles         text      not null,
    arranged_by   text      not null,
    stage         text      not null,
    released      text,
    released_title text,
    released_at   $instant$,
    released_by   text,
    number        integer   not null
);
create unique index ix_indicators_cockpits_key on indicators_cockpits (key);
