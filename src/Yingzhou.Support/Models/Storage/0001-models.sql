create table models_versions (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    model           text      not null,
    number          text      not null,
    method          text      not null,
    season          integer   not null,
    steps           integer   not null,
    threshold       $double$  not null,
    note            text      not null,
    registered_by   text      not null,
    registered_name text      not null,
    quality         text      not null,
    set_digest      text      not null,
    set_from        $instant$ not null,
    set_until       $instant$ not null,
    set_count       integer   not null,
    stage           text      not null,
    live_key        text,
    reviewed_name   text,
    reviewed_at     $instant$,
    reason          text
);
create unique index ix_models_versions_model_number on models_versions (model, number);
create unique index ix_models_versions_live_key on models_versions (live_key);

create table models_runs (
    id           $id$      not null primary key,
    version_id   $id$      not null,
    model        text      not null,
    number       text      not null,
    application  text      not null,
    at           $instant$ not null,
    input_digest text      not null,
    input_until  $instant$ not null,
    input_count  integer   not null,
    bridged      integer   not null,
    output       text      not null
);
create unique index ix_models_runs_version_id_application_input_digest on models_runs (version_id, application, input_digest);
create index ix_models_runs_model_at on models_runs (model, at);
