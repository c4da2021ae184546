create table urban_numbers (
    day  $day$   not null primary key,
    last integer not null
);

create table urban_drafts (
    reporter_key    text      not null primary key,
    client_key      text      not null,
    kind            text,
    text            text,
    place           text,
    grid            text,
    photo_digest    text,
    photo_name      text,
    photo_bytes     $long$,
    photo_longitude $double$,
    photo_latitude  $double$,
    saved_at        $instant$ not null
);

create table urban_reports (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    number          text      not null,
    channel         text      not null,
    reporter_key    text      not null,
    client_key      text      not null,
    kind            text      not null,
    text            text      not null,
    place           text      not null,
    longitude       $double$  not null,
    latitude        $double$  not null,
    accuracy_metres $double$  not null,
    grid            text      not null,
    photo_digest    text,
    photo_name      text,
    reported_at     $instant$ not null,
    said_same       $id$,
    case_id         $id$,
    answer          text,
    answered_at     $instant$,
    rejected        $bool$    not null,
    rating          integer
);
create unique index ix_urban_reports_reporter_key_client_key on urban_reports (reporter_key, client_key);
create index ix_urban_reports_case_id on urban_reports (case_id);
create index ix_urban_reports_latitude on urban_reports (latitude);

create table urban_cases (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    number          text      not null,
    kind            text      not null,
    text            text      not null,
    place           text      not null,
    longitude       $double$  not null,
    latitude        $double$  not null,
    grid            text      not null,
    stage           text      not null,
    owner           text,
    reported_at     $instant$ not null,
    filed_at        $instant$ not null,
    clock_from      $instant$ not null,
    due_at          $instant$ not null,
    limit_unit      text      not null,
    limit_amount    integer   not null,
    delay_amount    integer   not null,
    suspended_at    $instant$,
    suspended_until $day$,
    paused_minutes  integer   not null,
    asked           text,
    asked_amount    integer,
    asked_until     $day$,
    asked_why       text,
    handled_at      $instant$,
    closed_at       $instant$,
    reworks         integer   not null,
    reopenings      integer   not null,
    call_back_by    $day$,
    story           text      not null
);
create unique index ix_urban_cases_number on urban_cases (number);
create index ix_urban_cases_closed_at_due_at on urban_cases (closed_at, due_at);
create index ix_urban_cases_filed_at on urban_cases (filed_at);

create table urban_entries (
    id          $id$      not null primary key,
    case_id     $id$      not null,
    kind        text      not null,
    at          $instant$ not null,
    actor_id    text      not null,
    actor_name  text      not null,
    text        text      not null,
    file_digest text,
    file_name   text
);
create index ix_urban_entries_case_id on urban_entries (case_id);
create index ix_urban_entries_file_digest on urban_entries (file_digest);
