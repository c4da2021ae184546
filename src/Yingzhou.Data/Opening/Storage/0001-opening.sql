create table opening_datasets (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    dataset text not null,
    title text not null,
    title_en text not null,
    notes text not null,
    publisher text not null,
    attribute text not null,
    licence text not null,
    theme text not null,
    tags text not null,
    cycle text,
    origin text not null,
    current $id$
);
create unique index ix_opening_datasets_dataset on opening_datasets (dataset);

create table opening_releases (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    dataset text not null,
    number text,
    state text not null,
    lake_version integer not null,
    columns text not null,
    rows $long$ not null,
    as_counts $bool$ not null,
    note text not null,
    proposed_by text not null,
    decided_by text,
    decided_at $instant$,
    reason text
);
create unique index ix_opening_releases_dataset_number on opening_releases (dataset, number);

create table opening_gates (
    id $id$ not null primary key,
    release_id $id$ not null,
    dataset text not null,
    at $instant$ not null,
    passed $bool$ not null,
    snapshot text not null,
    findings text not null,
    counts text
);
create unique index ix_opening_gates_release_id on opening_gates (release_id);

create table opening_files (
    id $id$ not null primary key,
    release_id $id$ not null,
    format text not null,
    name text not null,
    media_type text not null,
    bytes $long$ not null,
    sm3 text not null,
    sha256 text not null
);
create unique index ix_opening_files_release_id_name on opening_files (release_id, name);

create table opening_notices (
    dataset text not null,
    "column" text not null,
    announced_on $day$ not null,
    reason text not null,
    primary key (dataset, "column")
);

create table opening_applications (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    dataset text not null,
    applicant text not null,
    applicant_name text not null,
    purpose text not null,
    safeguards text not null,
    state text not null,
    decided_by text,
    reason text,
    agreement text,
    agreed_at $instant$,
    report_due $day$,
    ended_at $instant$,
    deletion_proof text
);
create index ix_opening_applications_applicant_dataset on opening_applications (applicant, dataset);
create index ix_opening_applications_state on opening_applications (state);

create table opening_usage_reports (
    id $id$ not null primary key,
    application_id $id$ not null,
    at $instant$ not null,
    text text not null
);
create index ix_opening_usage_reports_application_id on opening_usage_reports (application_id);

create table opening_keys (
    digest text not null primary key,
    owner text not null,
    application_id $id$,
    created_at $instant$ not null,
    revoked_at $instant$
);
create index ix_opening_keys_owner on opening_keys (owner);

create table opening_requests (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    title text not null,
    text text not null,
    asker text not null,
    asker_name text not null,
    publisher text not null,
    due $day$ not null,
    state text not null,
    answer text,
    answered_by text,
    dataset text,
    votes integer not null
);
create index ix_opening_requests_state on opening_requests (state);

create table opening_votes (
    request_id $id$ not null,
    person text not null,
    at $instant$ not null,
    primary key (request_id, person)
);

create table opening_feedback (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    dataset text not null,
    release_number text,
    text text not null,
    sender text not null,
    sender_name text not null,
    answer text,
    answered_by text
);
create index ix_opening_feedback_dataset on opening_feedback (dataset);

create table opening_revision (
    id integer not null primary key,
    newest $long$ not null
);
insert into opening_revision (id, newest) values (1, 0);
