create table golden_pairs (
    id             $id$     not null primary key,
    kind           text     not null,
    one            text     not null,
    other          text     not null,
    one_register   text     not null,
    other_register text     not null,
    weight         $double$ not null,
    is_joined      $bool$   not null,
    fields         text     not null
);
create index ix_golden_pairs_kind_is_joined_weight on golden_pairs (kind, is_joined, weight);

create table golden_rulings (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    kind       text      not null,
    one        text      not null,
    other      text      not null,
    is_same    $bool$    not null,
    reason     text      not null,
    fields     text      not null,
    undone     text,
    undone_at  $instant$
);
create index ix_golden_rulings_kind_id on golden_rulings (kind, id);
