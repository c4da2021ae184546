create table privacy_jobs (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    number        text      not null,
    purpose       text      not null,
    basis         text      not null,
    first_unit    text      not null,
    first_key     text      not null,
    second_unit   text      not null,
    second_key    text,
    gain          text      not null,
    until         $day$     not null,
    may_repeat    $bool$    not null,
    state         text      not null,
    grant_file    text,
    first_report  text,
    second_report text,
    note          text
);
create unique index ix_privacy_jobs_number on privacy_jobs (number);
create index ix_privacy_jobs_created_at on privacy_jobs (created_at);
