create table cases_cases (
    id                  $id$      not null primary key,
    region              text      not null,
    version             integer   not null,
    created_at          $instant$ not null,
    created_by          text      not null,
    updated_at          $instant$ not null,
    updated_by          text      not null,
    number              text      not null,
    item_code           text      not null,
    item_name           text      not null,
    unit                text      not null,
    bundle_code         text,
    bundle_id           $id$,
    leg_id              text,
    applicant_kind      text      not null,
    applicant_key       text      not null,
    applicant_name      text      not null,
    applicant_number    text      not null,
    phone               text,
    form                text      not null,
    answers             text      not null,
    status              text      not null,
    process_instance_id $id$,
    promised_days       integer   not null,
    statutory_days      integer   not null,
    by_commitment       $bool$    not null,
    submitted_at        $instant$,
    accepted_at         $instant$,
    decided_at          $instant$,
    finished_at         $instant$,
    delivered_at        $instant$,
    accepted_on         $day$,
    stops               text      not null,
    due_at              $instant$,
    due_is_provisional  $bool$    not null,
    on_time             $bool$,
    light               text      not null,
    next_check_at       $instant$,
    supplement_count    integer   not null,
    decision_reason     text,
    decision_basis      text,
    event_count         integer   not null
);
create unique index ix_cases_cases_number on cases_cases (number);
create index ix_cases_cases_applicant_key_id on cases_cases (applicant_key, id);
create index ix_cases_cases_region_id on cases_cases (region, id);
create index ix_cases_cases_unit_status_due_at on cases_cases (unit, status, due_at);
create index ix_cases_cases_bundle_id on cases_cases (bundle_id);
create index ix_cases_cases_next_check_at on cases_cases (next_check_at);

create table cases_events (
    case_id      $id$      not null,
    sequence     integer   not null,
    kind         text      not null,
    at           $instant$ not null,
    actor_id     text      not null,
    actor_name   text      not null,
    post         text,
    on_behalf_of text,
    note         text,
    legal_basis  text,
    primary key (case_id, sequence)
)$compact$;

create table cases_materials (
    case_id     $id$ not null,
    material_id text not null,
    name        text not null,
    source      text not null,
    file_digest text,
    file_name   text,
    provenance  text,
    primary key (case_id, material_id)
)$compact$;

create table cases_supplements (
    id           $id$      not null primary key,
    case_id      $id$      not null,
    task_id      $id$      not null,
    lines        text      not null,
    requested_at $instant$ not null,
    returned_at  $instant$,
    answer       text
)$compact$;
create index ix_cases_supplements_case_id on cases_supplements (case_id);

create table cases_drafts (
    id         $id$      not null primary key,
    owner_key  text      not null,
    target     text      not null,
    region     text      not null,
    answers    text      not null,
    form       text      not null,
    files      text      not null,
    changed_at $instant$ not null,
    expires_at $instant$ not null,
    version    integer   not null
)$compact$;
create index ix_cases_drafts_owner_key_target on cases_drafts (owner_key, target);

create table cases_ratings (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    case_id        $id$      not null,
    unit           text      not null,
    grade          text      not null,
    comment        text,
    at             $instant$ not null,
    status         text      not null,
    due_at         $instant$,
    complex        $bool$,
    correction     text,
    call_back_note text,
    grade_after    text
)$compact$;
create unique index ix_cases_ratings_case_id on cases_ratings (case_id);
create index ix_cases_ratings_status_due_at on cases_ratings (status, due_at);
create index ix_cases_ratings_unit on cases_ratings (unit);

create table cases_counts (
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
    primary key (day, unit, item_code)
)$compact$;

create table cases_numbers (
    day  $day$   not null primary key,
    last integer not null
)$compact$;
