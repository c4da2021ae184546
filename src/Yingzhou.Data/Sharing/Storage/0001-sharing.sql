create table sharing_requests (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    dataset         text      not null,
    dataset_name    text      not null,
    provider        text      not null,
    consumer        text      not null,
    system          text      not null,
    purpose         text      not null,
    kind            text      not null,
    item            text,
    legal_basis     text      not null,
    fields          text      not null,
    subject_columns text      not null,
    key_column      text      not null,
    row_filter      text,
    batch           $bool$    not null,
    level           text      not null,
    sharing         text      not null,
    valid_until     $day$     not null,
    state           text      not null,
    due_at          $instant$,
    extended        $bool$    not null,
    ground          text,
    answer          text,
    decided_by      text,
    decided_at      $instant$,
    "grant"         text
);
create index ix_sharing_requests_provider_id on sharing_requests (provider, id);
create index ix_sharing_requests_consumer_id on sharing_requests (consumer, id);
create index ix_sharing_requests_state_due_at on sharing_requests (state, due_at);

create table sharing_grants (
    id               $id$      not null primary key,
    region           text      not null,
    version          integer   not null,
    created_at       $instant$ not null,
    created_by       text      not null,
    updated_at       $instant$ not null,
    updated_by       text      not null,
    code             text      not null,
    request_id       $id$      not null,
    dataset          text      not null,
    dataset_name     text      not null,
    provider         text      not null,
    consumer         text      not null,
    system           text      not null,
    purpose          text      not null,
    kind             text      not null,
    item             text,
    legal_basis      text      not null,
    fields           text      not null,
    subject_columns  text      not null,
    key_column       text      not null,
    row_filter       text,
    batch            $bool$    not null,
    level            text      not null,
    rate             integer   not null,
    burst            integer   not null,
    daily_rows       $long$    not null,
    monthly_subjects integer   not null,
    most_rows        integer   not null,
    stale_hours      integer,
    valid_from       $day$     not null,
    valid_until      $day$     not null,
    state            text      not null,
    test_calls       integer   not null,
    reason           text,
    watched_from     $instant$,
    ended_at         $instant$
);
create unique index ix_sharing_grants_code on sharing_grants (code);
create index ix_sharing_grants_provider_id on sharing_grants (provider, id);
create index ix_sharing_grants_consumer_id on sharing_grants (consumer, id);
create index ix_sharing_grants_state_valid_until on sharing_grants (state, valid_until);

create table sharing_keys (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    key_id      text      not null,
    consumer    text      not null,
    system      text      not null,
    scheme      text      not null,
    public_key  text,
    sequence    integer   not null,
    valid_until $day$     not null,
    revoked_at  $instant$
);
create unique index ix_sharing_keys_key_id on sharing_keys (key_id);
create unique index ix_sharing_keys_consumer_system_sequence on sharing_keys (consumer, system, sequence);

create table sharing_calls (
    id                 $id$      not null primary key,
    at                 $instant$ not null,
    key_id             text      not null,
    "grant"            text      not null,
    grant_version      integer   not null,
    provider           text      not null,
    consumer           text      not null,
    dataset            text      not null,
    purpose            text      not null,
    case_number        text,
    subject            text,
    fields             text      not null,
    nonce              text      not null,
    idempotency_key    text,
    request_hash       text      not null,
    signature          text      not null,
    sandbox            $bool$    not null,
    state              text      not null,
    verdict            text      not null,
    rows               $long$    not null,
    excluded_unknown   $long$    not null,
    response_hash      text,
    response_signature text,
    ended_at           $instant$,
    kept               $bytes$
);
create index ix_sharing_calls_grant_id on sharing_calls ("grant", id);
create index ix_sharing_calls_subject_id on sharing_calls (subject, id);
create index ix_sharing_calls_state_at on sharing_calls (state, at);
create index ix_sharing_calls_key_id_idempotency_key on sharing_calls (key_id, idempotency_key);

create table sharing_nonces (
    id text      not null primary key,
    at $instant$ not null
);
create index ix_sharing_nonces_at on sharing_nonces (at);

create table sharing_exports (
    id       $id$      not null primary key,
    "grant"  text      not null,
    dataset  text      not null,
    filter   text,
    columns  text      not null,
    sandbox  $bool$    not null,
    state    text      not null,
    version  integer,
    rows     $long$    not null,
    parts    text      not null,
    reason   text,
    at       $instant$ not null,
    ready_at $instant$
);
create index ix_sharing_exports_state_at on sharing_exports (state, at);

create table sharing_numbers (
    year integer not null primary key,
    next integer not null
);
