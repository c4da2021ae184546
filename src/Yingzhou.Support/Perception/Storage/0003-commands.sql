create table perception_commands (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    device       text      not null,
    command      text      not null,
    value        $double$,
    number       integer   not null,
    is_dangerous $bool$    not null,
    state        text      not null,
    asked_by     text      not null,
    approved_by  text,
    expires_at   $instant$ not null,
    sent_at      $instant$,
    attempts     integer   not null,
    wire_id      text,
    answered_at  $instant$,
    answer       text
);
create index ix_perception_commands_device_id on perception_commands (device, id);
create index ix_perception_commands_device_wire_id on perception_commands (device, wire_id);
create index ix_perception_commands_state on perception_commands (state);
