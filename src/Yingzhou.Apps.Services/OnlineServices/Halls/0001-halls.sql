create table halls_visits (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    hall       text      not null,
    slot       $instant$,
    party_key  text,
    visitor    text,
    status     text      not null,
    priority   text      not null,
    ticket     integer,
    arrived_at $instant$,
    called_at  $instant$
);
create index ix_halls_visits_hall_slot on halls_visits (hall, slot);
create index ix_halls_visits_hall_arrived_at on halls_visits (hall, arrived_at);
create index ix_halls_visits_party_key_slot on halls_visits (party_key, slot);
