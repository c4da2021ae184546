-- Jobs: not_before says when anybody may take the job next; why it waits until then stands in a column of its own.
alter table process_jobs add column attempts integer not null default 0;
alter table process_jobs add column reclaims integer not null default 0;
alter table process_jobs add column retry_at $instant$;
alter table process_jobs add column deferred_until $instant$;
alter table process_jobs add column leased_until $instant$;
alter table process_jobs add column lease_token $id$;
alter table process_jobs add column leased_by text;
drop index ix_process_jobs_not_before;
create index ix_process_jobs_type_not_before on process_jobs (type, not_before);

-- A timer that fails again and again stops and becomes an incident.
alter table process_timers add column failures integer not null default 0;
alter table process_timers add column last_error text;

alter table process_incidents add column kind text not null default 'Element';
create index ix_process_incidents_at on process_incidents (at);

-- Messages that came before anybody waited for them, and the ids of those that were delivered, until they expire.
create table process_messages (
    id              $id$      not null primary key,
    message_id      text,
    name            text      not null,
    correlation_key text,
    variables       text      not null,
    published_at    $instant$ not null,
    expires_at      $instant$ not null,
    taken_at        $instant$
)$compact$;
create unique index ix_process_messages_name_message_id on process_messages (name, message_id);
create index ix_process_messages_name_correlation_key_taken_at on process_messages (name, correlation_key, taken_at);
create index ix_process_messages_expires_at on process_messages (expires_at);

-- What starts an instance of the newest version of a process, apart from a person.
create table process_starts (
    definition_id $id$    not null,
    element_id    text    not null,
    kind          text    not null,
    name          text    not null,
    process_key   text    not null,
    due_at        $instant$,
    repetitions   integer not null,
    primary key (definition_id, element_id, kind, name)
)$compact$;
create index ix_process_starts_kind_name on process_starts (kind, name);
create index ix_process_starts_process_key on process_starts (process_key);
create index ix_process_starts_due_at on process_starts (due_at);

-- One stay at an activity: the heat map counts here, so that nobody has to read logs.
create table process_visits (
    instance_id         $id$      not null,
    element_instance_id $long$    not null,
    definition_id       $id$      not null,
    element_id          text      not null,
    region              text      not null,
    entered_at          $instant$ not null,
    left_at             $instant$,
    seconds             $long$,
    is_cancelled        $bool$    not null,
    primary key (instance_id, element_instance_id)
)$compact$;
create index ix_process_visits_definition_id_left_at_element_id on process_visits (definition_id, left_at, element_id);
insert into process_visits (instance_id, element_instance_id, definition_id, element_id, region, entered_at, left_at, seconds, is_cancelled)
    select task.instance_id, task.element_instance_id, instance.definition_id, min(task.element_id), instance.region, min(task.opened_at), null, null, 1 = 0
    from process_tasks task join process_instances instance on instance.id = task.instance_id
    where task.status in ('Open', 'Suspended') and task.element_instance_id > 0
    group by task.instance_id, task.element_instance_id, instance.definition_id, instance.region;

create index ix_process_instances_definition_id_status on process_instances (definition_id, status, id);
create index ix_process_instances_unit_id on process_instances (unit, id);
create index ix_process_instances_status_started_at on process_instances (status, started_at);

-- A migration under way or done: which instances moved, which could not and why.
create table process_migrations (
    id         $id$      not null primary key,
    source_id  $id$      not null,
    target_id  $id$      not null,
    mapping    text      not null,
    started_by text      not null,
    started_at $instant$ not null,
    ended_at   $instant$,
    last_id    $id$,
    moved      integer   not null,
    stayed     integer   not null,
    reasons    text      not null,
    version    integer   not null
);
create index ix_process_migrations_ended_at on process_migrations (ended_at);
