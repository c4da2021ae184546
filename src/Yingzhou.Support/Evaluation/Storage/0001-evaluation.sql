create table evaluation_publications (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    scheme       text      not null,
    day          $day$     not null,
    scores       text      not null,
    published_by text      not null
);
create unique index ix_evaluation_publications_scheme_day on evaluation_publications (scheme, day);
create table evaluation_adjustments (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    scheme     text      not null,
    day        $day$     not null,
    unit       text      not null,
    points     $double$  not null,
    is_veto    $bool$    not null,
    document   text      not null,
    entered_by text      not null
);
create index ix_evaluation_adjustments_scheme_day on evaluation_adjustments (scheme, day);
