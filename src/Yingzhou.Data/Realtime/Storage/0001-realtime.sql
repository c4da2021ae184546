create table express_lines (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    code            text      not null,
    title           text      not null,
    unit            text      not null,
    connection      text      not null,
    publication     text      not null,
    slot            text      not null,
    ceiling_bytes   $long$    not null,
    class           text      not null,
    publish_minutes integer   not null,
    is_on           $bool$    not null,
    generation      integer   not null
);
create unique index ix_express_lines_code on express_lines (code);

create table express_stations (
    id               $id$      not null primary key,
    region           text      not null,
    version          integer   not null,
    created_at       $instant$ not null,
    created_by       text      not null,
    updated_at       $instant$ not null,
    updated_by       text      not null,
    line_id          $id$      not null,
    "table"          text      not null,
    dataset          text,
    most_quarantined integer   not null,
    generation       integer   not null
);
create unique index ix_express_stations_line_id_table on express_stations (line_id, "table");

create table express_line_status (
    line_id           $id$      not null primary key,
    state             text      not null,
    reason            text,
    position          text,
    retained_bytes    $long$    not null,
    bytes_per_minute  $double$,
    beat_at           $instant$,
    lag_p50           $double$,
    lag_p95           $double$,
    skew_milliseconds integer   not null,
    changes           $long$    not null,
    repeated          $long$    not null,
    at                $instant$ not null
);

create table express_station_status (
    station_id     $id$      not null primary key,
    line_id        $id$      not null,
    state          text      not null,
    reason         text,
    rows           $long$    not null,
    changes        $long$    not null,
    quarantined    integer   not null,
    schema_version integer   not null,
    lag            $double$,
    changed_at     $instant$
);
create index ix_express_station_status_line_id on express_station_status (line_id);

create table express_reconciliations (
    id           $id$      not null primary key,
    line_id      $id$      not null,
    station_id   $id$      not null,
    day          $day$     not null,
    position     text      not null,
    our_rows     $long$    not null,
    their_rows   $long$    not null,
    mismatching  integer   not null,
    differing    integer   not null,
    repaired     integer   not null,
    rounds       integer   not null,
    milliseconds integer   not null,
    at           $instant$ not null
);
create index ix_express_reconciliations_line_id_day on express_reconciliations (line_id, day);
