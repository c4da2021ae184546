create table alerting_numbers (
    day  $day$   not null primary key,
    last integer not null
);

create table alerting_alerts (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    kind         text      not null,
    subject_key  text      not null,
    subject_name text      not null,
    cause        text      not null,
    level        text      not null,
    peak         text      not null,
    text         text      not null,
    evidence     text,
    longitude    $double$,
    latitude     $double$,
    happened_at  $instant$ not null,
    raised_at    $instant$ not null,
    last_at      $instant$ not null,
    times        integer   not null,
    ended_at     $instant$,
    incident_id  $id$,
    active_key   text
);
create unique index ix_alerting_alerts_active_key on alerting_alerts (active_key);
create index ix_alerting_alerts_kind_active_key on alerting_alerts (kind, active_key);

create table alerting_incidents (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    number        text      not null,
    kind          text      not null,
    title         text      not null,
    level         text      not null,
    stage         text      not null,
    unit          text      not null,
    place         text      not null,
    longitude     $double$,
    latitude      $double$,
    happened_at   $instant$ not null,
    known_at      $instant$ not null,
    alert_id      $id$,
    answered_at   $instant$,
    calls_made    integer   not null,
    stage_since   $instant$ not null,
    stage_minutes integer   not null,
    light         text      not null,
    was_late      $bool$    not null,
    next_check_at $instant$,
    verified_at   $instant$,
    dispatched_at $instant$,
    handled_at    $instant$,
    closed_at     $instant$,
    result        text,
    lessons       text
);
create unique index ix_alerting_incidents_number on alerting_incidents (number);
create index ix_alerting_incidents_next_check_at on alerting_incidents (next_check_at);
create index ix_alerting_incidents_closed_at_id on alerting_incidents (closed_at, id);
create index ix_alerting_incidents_known_at on alerting_incidents (known_at);

create table alerting_tasks (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    incident_id $id$      not null,
    unit        text      not null,
    what        text      not null,
    status      text      not null,
    sent_at     $instant$ not null,
    due_at      $instant$ not null,
    taken_at    $instant$,
    ended_at    $instant$,
    answer      text
);
create index ix_alerting_tasks_incident_id on alerting_tasks (incident_id);
create index ix_alerting_tasks_unit_ended_at on alerting_tasks (unit, ended_at);

create table alerting_entries (
    id          $id$      not null primary key,
    incident_id $id$      not null,
    kind        text      not null,
    happened_at $instant$ not null,
    known_at    $instant$ not null,
    actor_id    text      not null,
    actor_name  text      not null,
    post        text,
    text        text      not null,
    file_digest text,
    file_name   text
);
create index ix_alerting_entries_incident_id on alerting_entries (incident_id);

create table alerting_calls (
    id          $id$      not null primary key,
    incident_id $id$      not null,
    call        integer   not null,
    level       integer   not null,
    official    text      not null,
    at          $instant$ not null
);
create index ix_alerting_calls_incident_id on alerting_calls (incident_id);
create index ix_alerting_calls_official_at on alerting_calls (official, at);

create table alerting_shifts (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    unit         text      not null,
    official     text      not null,
    "from"       $instant$ not null,
    until        $instant$ not null,
    cancelled_at $instant$
);
create index ix_alerting_shifts_unit_until on alerting_shifts (unit, until);
create index ix_alerting_shifts_official_until on alerting_shifts (official, until);
