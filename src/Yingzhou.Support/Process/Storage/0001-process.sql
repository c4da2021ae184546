create table process_definitions (
    id          $id$      not null primary key,
    key         text      not null,
    version     integer   not null,
    name        text      not null,
    xml         text      not null,
    digest      text      not null,
    released_at $instant$ not null
);
create unique index ix_process_definitions_key_version on process_definitions (key, version);

create table process_instances (
    id             $id$      not null primary key,
    definition_id  $id$      not null,
    business_key   text      not null,
    region         text      not null,
    unit           text      not null,
    title          text      not null,
    caller_id      $id$,
    caller_element $long$,
    state          text      not null,
    status         text      not null,
    version        integer   not null,
    started_at     $instant$ not null,
    ended_at       $instant$
);
create index ix_process_instances_business_key on process_instances (business_key);
create index ix_process_instances_caller_id on process_instances (caller_id);

create table process_tasks (
    id                  $id$      not null primary key,
    instance_id         $id$      not null,
    element_instance_id $long$    not null,
    element_id          text      not null,
    name                text      not null,
    stage               text      not null,
    business_key        text      not null,
    title               text      not null,
    region              text      not null,
    post                text      not null,
    assignee            text,
    form_key            text,
    status              text      not null,
    opened_at           $instant$ not null,
    due_at              $instant$,
    closed_at           $instant$,
    closed_by           text,
    on_behalf_of        text,
    outcome             text,
    added_to            $id$,
    version             integer   not null
)$compact$;
create index ix_process_tasks_post_status_due_at_id on process_tasks (post, status, due_at, id);
create index ix_process_tasks_business_key on process_tasks (business_key);
create index ix_process_tasks_instance_id on process_tasks (instance_id);
create index ix_process_tasks_status_opened_at on process_tasks (status, opened_at);
create index ix_process_tasks_closed_by_closed_at on process_tasks (closed_by, closed_at);

create table process_timers (
    instance_id $id$      not null,
    timer_id    $long$    not null,
    due_at      $instant$ not null,
    primary key (instance_id, timer_id)
)$compact$;
create index ix_process_timers_due_at on process_timers (due_at);

create table process_waits (
    instance_id     $id$   not null,
    subscription_id $long$ not null,
    kind            text   not null,
    name            text   not null,
    correlation_key text,
    primary key (instance_id, subscription_id)
)$compact$;
create index ix_process_waits_kind_name_correlation_key on process_waits (kind, name, correlation_key);

create table process_jobs (
    instance_id         $id$      not null,
    element_instance_id $long$    not null,
    element_id          text      not null,
    type                text      not null,
    retries             integer   not null,
    input               text      not null,
    not_before          $instant$ not null,
    last_error          text,
    primary key (instance_id, element_instance_id)
)$compact$;
create index ix_process_jobs_not_before on process_jobs (not_before);

create table process_log (
    instance_id $id$      not null,
    step        integer   not null,
    at          $instant$ not null,
    entries     text      not null,
    primary key (instance_id, step)
);

create table process_incidents (
    instance_id         $id$      not null,
    element_instance_id $long$    not null,
    element_id          text      not null,
    reason              text      not null,
    at                  $instant$ not null,
    primary key (instance_id, element_instance_id)
)$compact$;
