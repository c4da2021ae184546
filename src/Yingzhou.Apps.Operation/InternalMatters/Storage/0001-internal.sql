create table internal_undo_steps (
    id               $id$      not null primary key,
    region           text      not null,
    version          integer   not null,
    created_at       $instant$ not null,
    created_by       text      not null,
    updated_at       $instant$ not null,
    updated_by       text      not null,
    bundle_id        $id$      not null,
    bundle_number    text      not null,
    bundle_name      text      not null,
    leg_case         $id$      not null,
    item_name        text      not null,
    unit             text      not null,
    requester_key    text      not null,
    step             text      not null,
    after_withdrawal $bool$    not null,
    due_on           $day$     not null,
    status           text      not null,
    note             text,
    done_by          text,
    done_on          $day$
);
create unique index ix_internal_undo_steps_leg_case on internal_undo_steps (leg_case);
create index ix_internal_undo_steps_bundle_id on internal_undo_steps (bundle_id);
create index ix_internal_undo_steps_unit_status on internal_undo_steps (unit, status);
create index ix_internal_undo_steps_requester_key on internal_undo_steps (requester_key);
