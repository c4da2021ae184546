create table perception_devices (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    code        text      not null,
    name        text      not null,
    product     text      not null,
    unit        text      not null,
    gateway     text,
    longitude   $double$,
    latitude    $double$,
    life        text      not null,
    secret_hash text      not null
);
create unique index ix_perception_devices_code on perception_devices (code);
